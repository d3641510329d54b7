package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.cloudtrail.Session;
import dev.haetae.simulate.organization.Account;
import java.util.List;

/** A deployment key found in a public repository; AWS quarantines it, the finder takes that off. */
@AutoService(Attack.class)
public final class LeakedPipelineKey implements Attack {
  @Override
  public String name() {
    return "leaked-pipeline-key";
  }

  @Override
  public String description() {
    return "A leaked deployment key is tried, quarantined by AWS, freed and used.";
  }

  @Override
  public List<String> techniques() {
    return List.of("T1552.001", "T1078.004", "T1098.003", "T1526");
  }

  @Override
  public void play(Stage stage) {
    Account account = stage.victim();
    Session finder = stage.stolenKey(account, 0);
    String user = account.names("userName").get(0);
    String quarantine = "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3";
    stage
        .step("Tries the key", "T1078.004")
        .call(finder, "sts:GetCallerIdentity")
        .call(finder, "s3:ListBuckets")
        .step("AWS quarantines the user", "T1552.001")
        .call(
            stage.sessions().service(account, "iam.amazonaws.com"),
            "iam:AttachUserPolicy",
            "userName",
            user,
            "policyArn",
            quarantine)
        .step("Finds itself locked out", "T1526")
        .denied(finder, "ec2:RunInstances")
        .denied(finder, "iam:CreateUser")
        .step("Takes the quarantine off", "T1098.003")
        .call(finder, "iam:DetachUserPolicy", "userName", user, "policyArn", quarantine)
        .step("Uses what is free again", "T1526")
        .call(finder, "lambda:ListFunctions20150331")
        .call(finder, "secretsmanager:ListSecrets")
        .repeat(4, finder, "secretsmanager:GetSecretValue");
  }
}
