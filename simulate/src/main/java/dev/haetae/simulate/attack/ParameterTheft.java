package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.cloudtrail.Session;
import dev.haetae.simulate.organization.Account;
import java.util.List;

/** The configuration of everything, secrets included. */
@AutoService(Attack.class)
public final class ParameterTheft implements Attack {
  @Override
  public String name() {
    return "parameter-theft";
  }

  @Override
  public String description() {
    return "All parameters are listed and read with decryption.";
  }

  @Override
  public List<String> techniques() {
    return List.of("T1552.007", "T1087.004");
  }

  @Override
  public void play(Stage stage) {
    Account account = stage.victim();
    Session thief = stage.stolenKey(account, 1);
    stage
        .step("Lists the parameters", "T1087.004")
        .repeat(2, thief, "ssm:DescribeParameters")
        .step("Reads them with decryption", "T1552.007");
    stage.repeat(3, thief, "ssm:GetParametersByPath", "path", "/");
    for (String parameter : account.names("parameterName")) {
      stage.call(thief, "ssm:GetParameter", "parameterName", parameter);
    }
  }
}
