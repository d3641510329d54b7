package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.cloudtrail.Client;
import dev.haetae.simulate.cloudtrail.Session;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.text.Identifiers;
import java.util.List;

/** One password after the other, for everyone who has one. */
@AutoService(Attack.class)
public final class PasswordSpray implements Attack {
  @Override
  public String name() {
    return "password-spray";
  }

  @Override
  public String description() {
    return "Many users' passwords are tried at the console until one works.";
  }

  @Override
  public List<String> techniques() {
    return List.of("T1110.003", "T1078.004");
  }

  @Override
  public void play(Stage stage) {
    Account account = stage.victim();
    String address = stage.foreignAddress();
    Client browser = Client.browser(stage.draw());
    stage.step("Tries passwords", "T1110.003");
    for (int round = 0; round < 12; round++) {
      for (String user : account.names("userName")) {
        fail(stage, stage.sessions().signingIn(account, user, address, browser));
      }
      fail(stage, stage.sessions().unknownUser(account, address, browser));
    }
    String user = account.names("userName").get(1);
    stage
        .step("Signs in", "T1078.004")
        .call(
            stage.sessions().signingIn(account, user, address, browser),
            "signin:ConsoleLogin",
            "mfaUsed",
            "No");
    Session console =
        stage
            .sessions()
            .consoleUser(
                account,
                user,
                Identifiers.accessKey("ASIA", stage.draw()),
                stage.now(),
                address,
                browser);
    stage
        .step("Looks around", "T1087.004")
        .call(console, "iam:ListUsers")
        .call(console, "s3:ListBuckets");
  }

  private static void fail(Stage stage, Session user) {
    stage.failed(user, "signin:ConsoleLogin", "", "Failed authentication", "mfaUsed", "No");
  }
}
