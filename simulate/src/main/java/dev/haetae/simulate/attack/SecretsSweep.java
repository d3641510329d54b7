package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.cloudtrail.Session;
import dev.haetae.simulate.organization.Account;
import java.util.List;

/** Every secret there is, one after the other. */
@AutoService(Attack.class)
public final class SecretsSweep implements Attack {
  @Override
  public String name() {
    return "secrets-sweep";
  }

  @Override
  public String description() {
    return "All secrets are listed and read, one by one and in batches.";
  }

  @Override
  public List<String> techniques() {
    return List.of("T1555.006", "T1087.004");
  }

  @Override
  public void play(Stage stage) {
    Account account = stage.victim();
    Session thief = stage.stolenKey(account, 2);
    stage
        .step("Lists the secrets", "T1087.004")
        .call(thief, "sts:GetCallerIdentity")
        .repeat(2, thief, "secretsmanager:ListSecrets")
        .step("Reads them all", "T1555.006", "CredentialAccess:IAMUser/AnomalousBehavior");
    for (String secret : account.names("secretArn")) {
      stage
          .call(thief, "secretsmanager:GetSecretValue", "secretArn", secret)
          .call(thief, "kms:Decrypt");
    }
    stage
        .repeat(3, thief, "secretsmanager:BatchGetSecretValue")
        .denied(thief, "secretsmanager:GetSecretValue");
  }
}
