package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.cloudtrail.Session;
import dev.haetae.simulate.cloudtrail.Sessions.RoleSession;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.organization.Machine;
import java.util.List;

/** The credentials of an instance, read from its metadata service and used elsewhere. */
@AutoService(Attack.class)
public final class InstanceCredentialTheft implements Attack {
  @Override
  public String name() {
    return "instance-credential-theft";
  }

  @Override
  public String description() {
    return "The credentials of an instance role are used from an address outside.";
  }

  @Override
  public List<String> techniques() {
    return List.of("T1552.005", "T1078.004", "T1530");
  }

  @Override
  public void play(Stage stage) {
    Account account = stage.victim();
    Machine machine = stage.draw().pick(account.machines());
    RoleSession session =
        new RoleSession(account, machine.role(), machine.instanceId(), stage.now() - 3_000)
            .with("", ",\"ec2RoleDelivery\":\"1.0\"");
    Session thief = stage.sessions().role(session, stage.foreignAddress(), stage.tool());
    String outside = "UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS";
    stage
        .step("Uses the instance's credentials from outside", "T1552.005", outside)
        .call(thief, "sts:GetCallerIdentity")
        .denied(thief, "iam:ListUsers")
        .call(thief, "s3:ListBuckets")
        .call(thief, "ec2:DescribeInstances")
        .step("Reads the objects the instance may read", "T1530", outside)
        .repeat(3, thief, "s3:ListObjects")
        .repeat(40, thief, "s3:GetObject");
  }
}
