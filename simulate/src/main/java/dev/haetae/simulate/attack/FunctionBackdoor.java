package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.cloudtrail.Session;
import dev.haetae.simulate.organization.Account;
import java.util.List;

/** A function that answers to everybody. */
@AutoService(Attack.class)
public final class FunctionBackdoor implements Attack {
  @Override
  public String name() {
    return "function-backdoor";
  }

  @Override
  public String description() {
    return "A function gets other code, a public address and a permission for everyone.";
  }

  @Override
  public List<String> techniques() {
    return List.of("T1525", "T1546", "T1098");
  }

  @Override
  public void play(Stage stage) {
    Account account = stage.victim();
    Session thief = stage.stolenKey(account, 0);
    String function = stage.draw().pick(account.names("functionName"));
    stage
        .step("Looks for a function", "T1580")
        .call(thief, "lambda:ListFunctions20150331")
        .call(thief, "lambda:GetFunction20150331v2", "functionName", function)
        .call(thief, "lambda:GetPolicy20150331v2", "functionName", function)
        .step("Puts other code into it", "T1525")
        .call(thief, "lambda:UpdateFunctionCode20150331v2", "functionName", function)
        .call(thief, "lambda:UpdateFunctionConfiguration20150331v2", "functionName", function)
        .step("Lets everyone call it", "T1546")
        .call(
            thief,
            "lambda:AddPermission20150331v2",
            "functionName",
            function,
            "grantee",
            "*",
            "statementId",
            "public")
        .call(
            thief, "lambda:CreateFunctionUrlConfig", "functionName", function, "authType", "NONE");
  }
}
