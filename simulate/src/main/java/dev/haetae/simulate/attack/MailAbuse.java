package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.cloudtrail.Session;
import dev.haetae.simulate.organization.Account;
import java.util.List;

/** Somebody else's good name, used to send mail and text messages. */
@AutoService(Attack.class)
public final class MailAbuse implements Attack {
  @Override
  public String name() {
    return "mail-abuse";
  }

  @Override
  public String description() {
    return "A stolen key asks what it may send, verifies an identity and sends mail and text messages.";
  }

  @Override
  public List<String> techniques() {
    return List.of("T1496.003", "T1087.004", "T1098");
  }

  @Override
  public void play(Stage stage) {
    Account account = stage.victim();
    Session sender = stage.stolenKey(account, 1);
    String identity = "billing@" + stage.draw().letters("abcdefghijklmnop", 9) + ".example";
    stage.step("Asks in every Region what it may send", "T1087.004");
    for (String region : List.of("us-east-1", "us-west-2", "eu-west-1", "ap-southeast-1")) {
      stage
          .in(region)
          .call(sender, "ses:GetSendQuota")
          .call(sender, "ses:GetAccount")
          .call(sender, "ses:ListIdentities")
          .call(sender, "sns:GetSMSAttributes");
    }
    stage
        .step("Makes itself an identity", "T1098")
        .call(sender, "ses:VerifyEmailIdentity", "mailIdentity", identity)
        .call(sender, "ses:UpdateAccountSendingEnabled")
        .call(sender, "ses:PutAccountDetails")
        .step("Sends mail", "T1496.003")
        .repeat(80, sender, "ses:SendEmail", "mailIdentity", identity)
        .step("Sends text messages", "T1496.003")
        .call(sender, "sns:SetSMSAttributes")
        .repeat(25, sender, "sns:Publish");
  }
}
