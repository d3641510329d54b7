package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.cloudtrail.Session;
import dev.haetae.simulate.organization.Account;
import java.util.List;

/** Objects re-encrypted with a key only the attacker has, everything older deleted. */
@AutoService(Attack.class)
public final class ObjectRansom implements Attack {
  @Override
  public String name() {
    return "object-ransom";
  }

  @Override
  public String description() {
    return "A bucket is encrypted with the attacker's key, its versions and keys are destroyed.";
  }

  @Override
  public List<String> techniques() {
    return List.of("T1486", "T1485", "T1490", "T1530");
  }

  @Override
  public void play(Stage stage) {
    Account account = stage.victim();
    Session thief = stage.stolenKey(account, 2);
    String bucket = stage.draw().pick(account.names("bucket"));
    stage
        .step("Chooses a bucket", "T1530")
        .call(thief, "s3:ListBuckets")
        .call(thief, "s3:GetBucketVersioning", "bucket", bucket)
        .repeat(3, thief, "s3:ListObjects", "bucket", bucket)
        .step("Suspends versioning", "T1490")
        .call(thief, "s3:PutBucketVersioning", "bucket", bucket, "versioning", "Suspended")
        .step("Encrypts the objects with a key of its own", "T1486")
        .repeat(150, thief, "s3:CopyObject@customerKey", "bucket", bucket)
        .step("Lets everything expire within a day", "T1485")
        .call(
            thief,
            "s3:PutBucketLifecycle",
            "bucket",
            bucket,
            "expirationDays",
            "1",
            "ruleName",
            "cleanup")
        .step("Deletes what is left", "T1485")
        .repeat(12, thief, "s3:DeleteObjects", "bucket", bucket)
        .step("Leaves a note", "T1486")
        .call(thief, "s3:PutObject", "bucket", bucket, "objectKey", "README_RECOVER.txt")
        .step("Destroys keys", "T1485")
        .call(thief, "kms:ListKeys")
        .call(thief, "kms:ScheduleKeyDeletion")
        .call(thief, "kms:DeleteImportedKeyMaterial");
  }
}
