package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.delivery.LogKind;
import dev.haetae.simulate.network.FlowLog.Flow;
import dev.haetae.simulate.network.ResolverLog;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.organization.Addresses;
import dev.haetae.simulate.organization.Machine;
import java.util.List;

/** A machine that asks for orders, again and again. */
@AutoService(Attack.class)
public final class Beacon implements Attack {
  @Override
  public String name() {
    return "beacon";
  }

  @Override
  public String description() {
    return "A machine calls a server outside at regular intervals for hours.";
  }

  @Override
  public List<String> techniques() {
    return List.of("T1071.001", "T1571");
  }

  @Override
  public void play(Stage stage) {
    Account account = stage.victim();
    Machine machine = stage.draw().pick(account.machines());
    String server = Addresses.hosting(stage.draw());
    String name =
        stage.draw().letters("abcdefghijklmnoprstuvwy", 8)
            + "."
            + stage.draw().pick(List.of("top", "xyz", "site"));
    stage.owns(name).step("Looks its server up", "T1071.001");
    stage.leave(
        LogKind.DNS,
        account,
        ResolverLog.line(account, machine, stage.now(), name, "A", "NOERROR", server),
        machine.instanceId(),
        machine.privateAddress());
    stage.step("Asks for orders", "T1071.001", "Backdoor:EC2/C&CActivity.B");
    for (int i = 0; i < 180; i++) {
      Flow flow =
          new Flow(
              machine,
              machine.privateAddress(),
              server,
              stage.draw().between(32_768, 60_999),
              8443,
              6,
              9,
              stage.draw().between(1_040, 1_120),
              stage.now(),
              true);
      stage.leave(LogKind.FLOW, account, flow.line(account), machine.networkInterface(), server);
      stage.pause(58, 62);
    }
  }
}
