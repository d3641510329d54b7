package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.cloudtrail.Client;
import dev.haetae.simulate.cloudtrail.Session;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.text.Identifiers;
import java.util.List;

/** A federated session outlives the key it was made with. */
@AutoService(Attack.class)
public final class FederationPersistence implements Attack {
  @Override
  public String name() {
    return "federation-persistence";
  }

  @Override
  public String description() {
    return "A stolen key makes a federated session and a console sign-in, which go on after the key is disabled.";
  }

  @Override
  public List<String> techniques() {
    return List.of("T1078.004", "T1550.001", "T1098.001");
  }

  @Override
  public void play(Stage stage) {
    Account account = stage.victim();
    Session thief = stage.stolenKey(account, 1);
    String user = account.names("userName").get(1);
    String name = stage.draw().pick(List.of("support", "helpdesk", "auditor"));
    String key = Identifiers.accessKey("ASIA", stage.draw());
    String all =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
    stage
        .step("Makes a federated session with every permission", "T1550.001")
        .call(thief, "sts:GetCallerIdentity")
        .call(
            thief,
            "sts:GetFederationToken",
            "federatedName",
            name,
            "policyDocument",
            all,
            "grantedKey",
            key);
    Session federated =
        stage
            .sessions()
            .federated(
                account,
                name,
                user,
                key,
                stage.now(),
                thief.address(),
                Client.browser(stage.draw()));
    stage
        .step("Turns it into a console sign-in", "T1550.001")
        .call(federated, "signin:GetSigninToken")
        .call(federated, "signin:ConsoleLogin")
        .step("Looks around in the console", "T1078.004")
        .call(federated, "ec2:DescribeInstances")
        .call(federated, "s3:ListBuckets");
    stage
        .step("The key is disabled by its owner", "T1098.001")
        .pause(1200, 3600)
        .call(
            owner(stage, account),
            "iam:UpdateAccessKey",
            "userName",
            user,
            "userKeyId",
            thief.accessKey(),
            "status",
            "Inactive");
    stage
        .step("Goes on all the same", "T1550.001")
        .call(federated, "secretsmanager:ListSecrets")
        .repeat(3, federated, "secretsmanager:GetSecretValue");
  }

  private static Session owner(Stage stage, Account account) {
    return stage
        .sessions()
        .user(
            account,
            "administrator",
            Identifiers.accessKey("AKIA", stage.draw()),
            stage.foreignAddress(),
            Client.commandLine(stage.draw()));
  }
}
