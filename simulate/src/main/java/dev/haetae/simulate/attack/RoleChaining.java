package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.cloudtrail.Session;
import dev.haetae.simulate.organization.Account;
import java.util.List;

/** From account to account by roles, then a door left open for a foreign account. */
@AutoService(Attack.class)
public final class RoleChaining implements Attack {
  @Override
  public String name() {
    return "role-chaining";
  }

  @Override
  public String description() {
    return "Roles are assumed from one account into the next, and a role is made to trust a foreign account.";
  }

  @Override
  public List<String> techniques() {
    return List.of("T1078.004", "T1550.001", "T1098.003", "T1087.004");
  }

  @Override
  public void play(Stage stage) {
    Account first = stage.victim();
    Account next = stage.victim();
    Session thief = stage.stolenKey(first, 0);
    stage
        .step("Takes on a role of the same account", "T1550.001")
        .call(thief, "sts:GetCallerIdentity");
    Session chained =
        stage.assume(thief, first, stage.draw().pick(first.names("roleName")), "deploy-session");
    stage.step("Looks for the next account", "T1087.004");
    stage.call(chained, "iam:ListRoles").denied(chained, "organizations:ListAccounts");
    stage.step("Takes on a role of another account", "T1550.001");
    Session far =
        stage.assume(chained, next, stage.draw().pick(next.names("roleName")), "deploy-session");
    stage.call(far, "iam:ListRoles").call(far, "iam:GetRole");
    String trust =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::"
            + stage.foreignAccount()
            + ":root\"},\"Action\":\"sts:AssumeRole\"}]}";
    stage
        .step("Lets a foreign account in", "T1098.003")
        .call(
            far,
            "iam:UpdateAssumeRolePolicy",
            "roleName",
            stage.draw().pick(next.names("roleName")),
            "policyDocument",
            trust);
  }
}
