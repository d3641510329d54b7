package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.cloudtrail.Session;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.organization.Machine;
import java.util.List;

/** Commands on the machines, through the agent that manages them. */
@AutoService(Attack.class)
public final class RemoteCommands implements Attack {
  @Override
  public String name() {
    return "remote-commands";
  }

  @Override
  public String description() {
    return "Commands and sessions are run on instances through Systems Manager.";
  }

  @Override
  public List<String> techniques() {
    return List.of("T1651", "T1021.007", "T1059.009");
  }

  @Override
  public void play(Stage stage) {
    Account account = stage.victim();
    Session thief = stage.stolenKey(account, 0);
    stage
        .step("Finds machines that listen", "T1580")
        .call(thief, "ssm:DescribeInstanceInformation")
        .call(thief, "ec2:DescribeInstances")
        .repeat(5, thief, "ec2:DescribeInstanceAttribute", "attribute", "userData")
        .step("Runs commands on them", "T1651");
    for (Machine machine : account.machines().subList(0, 8)) {
      stage.call(
          thief,
          "ssm:SendCommand",
          "instanceId",
          machine.instanceId(),
          "documentName",
          "AWS-RunShellScript");
    }
    stage
        .repeat(8, thief, "ssm:GetCommandInvocation")
        .step("Opens a session", "T1021.007")
        .call(
            thief,
            "ssm:StartSession",
            "documentName",
            "AWS-StartPortForwardingSessionToRemoteHost");
  }
}
