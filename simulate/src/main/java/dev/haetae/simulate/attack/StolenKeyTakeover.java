package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.cloudtrail.Session;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.text.Identifiers;
import java.util.List;

/** From a leaked key of a forgotten user to an administrator of one's own, and the data out. */
@AutoService(Attack.class)
public final class StolenKeyTakeover implements Attack {
  @Override
  public String name() {
    return "stolen-key-takeover";
  }

  @Override
  public String description() {
    return "A stolen access key makes an administrator, stops the trail and takes data out.";
  }

  @Override
  public List<String> techniques() {
    return List.of(
        "T1078.004",
        "T1087.004",
        "T1136.003",
        "T1098.001",
        "T1098.003",
        "T1562.008",
        "T1537",
        "T1530");
  }

  @Override
  public void play(Stage stage) {
    Account account = stage.victim();
    Session thief = stage.stolenKey(account, 2);
    lookAround(stage, thief);
    Session administrator = becomeAdministrator(stage, account, thief);
    blind(stage, administrator);
    takeData(stage, account, administrator);
  }

  private static void lookAround(Stage stage, Session thief) {
    stage
        .step("Finds out whose key it is and what it may do", "T1087.004")
        .call(thief, "sts:GetCallerIdentity")
        .call(thief, "iam:ListUsers")
        .call(thief, "iam:ListRoles")
        .call(thief, "iam:ListAttachedUserPolicies")
        .denied(thief, "iam:GetAccountAuthorizationDetails")
        .call(thief, "s3:ListBuckets")
        .call(thief, "ec2:DescribeInstances")
        .call(thief, "ec2:DescribeSnapshots")
        .denied(thief, "organizations:ListAccounts");
  }

  private static Session becomeAdministrator(Stage stage, Account account, Session thief) {
    String user =
        stage.draw().pick(List.of("backup-operator", "support-desk", "monitoring", "aws-sync"));
    String key = Identifiers.accessKey("AKIA", stage.draw());
    stage
        .step("Makes a user of its own", "T1136.003")
        .call(thief, "iam:CreateUser", "userName", user)
        .step("Makes an access key for it", "T1098.001")
        .call(thief, "iam:CreateAccessKey", "userName", user, "newKey", key)
        .step("Makes it an administrator", "T1098.003")
        .call(
            thief,
            "iam:AttachUserPolicy",
            "userName",
            user,
            "policyArn",
            "arn:aws:iam::aws:policy/AdministratorAccess");
    stage.pause(60, 600);
    return stage.sessions().user(account, user, key, thief.address(), thief.client());
  }

  private static void blind(Stage stage, Session administrator) {
    stage
        .step("Stops the trail", "T1562.008", "Stealth:IAMUser/CloudTrailLoggingDisabled")
        .call(administrator, "cloudtrail:DescribeTrails")
        .call(administrator, "cloudtrail:StopLogging");
  }

  private static void takeData(Stage stage, Account account, Session administrator) {
    String bucket = stage.draw().pick(account.names("bucket"));
    String policy =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::"
            + bucket
            + "/*\"}]}";
    stage
        .step("Shares a snapshot with an account of its own", "T1537")
        .call(administrator, "ec2:ModifySnapshotAttribute", "otherAccount", stage.foreignAccount())
        .step("Opens a bucket", "T1530", "Policy:S3/BucketAnonymousAccessGranted")
        .call(administrator, "s3:DeleteBucketPublicAccessBlock", "bucket", bucket)
        .callWith(administrator, "s3:PutBucketPolicy", "bucketPolicy", policy, "bucket", bucket)
        .step("Takes the objects", "T1530")
        .call(administrator, "s3:ListObjects", "bucket", bucket)
        .repeat(60, administrator, "s3:GetObject", "bucket", bucket);
  }
}
