package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.cloudtrail.Client;
import dev.haetae.simulate.cloudtrail.Session;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.text.Identifiers;
import java.util.List;

/** Whoever reads the mail of the root user owns the account. */
@AutoService(Attack.class)
public final class RootTakeover implements Attack {
  @Override
  public String name() {
    return "root-takeover";
  }

  @Override
  public String description() {
    return "The root password is recovered, root signs in, changes the e-mail address and makes a key.";
  }

  @Override
  public List<String> techniques() {
    return List.of("T1078.004", "T1098", "T1531");
  }

  @Override
  public void play(Stage stage) {
    Account account = stage.victim();
    String address = stage.foreignAddress();
    Client browser = Client.browser(stage.draw());
    Session visitor = stage.sessions().root(account, "", stage.now(), address, browser);
    stage
        .step("Recovers the root password", "T1078.004")
        .call(visitor, "signin:PasswordRecoveryRequested")
        .pause(120, 900)
        .call(visitor, "signin:PasswordRecoveryCompleted")
        .step("Signs in as root", "T1078.004", "Policy:IAMUser/RootCredentialUsage")
        .call(visitor, "signin:ConsoleLogin", "mfaUsed", "No");
    String key = Identifiers.accessKey("ASIA", stage.draw());
    Session root = stage.sessions().root(account, key, stage.now(), address, browser);
    stage
        .step("Locks the owner out", "T1531")
        .call(root, "signin:EmailUpdated")
        .call(root, "signin:PasswordUpdated")
        .call(root, "account:PutAlternateContact")
        .step("Keeps a way in", "T1098", "Policy:IAMUser/RootCredentialUsage")
        .call(root, "iam:CreateAccessKey@root");
  }
}
