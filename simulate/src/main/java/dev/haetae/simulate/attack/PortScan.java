package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.delivery.LogKind;
import dev.haetae.simulate.network.FlowLog.Flow;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.organization.Machine;
import java.util.List;

/** One machine knocks on every port of its neighbours. */
@AutoService(Attack.class)
public final class PortScan implements Attack {
  @Override
  public String name() {
    return "port-scan";
  }

  @Override
  public String description() {
    return "A machine of the organisation scans the ports of others.";
  }

  @Override
  public List<String> techniques() {
    return List.of("T1046");
  }

  @Override
  public void play(Stage stage) {
    Account account = stage.victim();
    Machine scanner = stage.draw().pick(account.machines());
    stage.step("Scans its neighbours' ports", "T1046", "Recon:EC2/Portscan");
    for (Machine target : account.machines().subList(0, 3)) {
      for (int port = 1; port <= 400; port++) {
        boolean open = port == 22 || port == 80;
        Flow flow =
            new Flow(
                scanner,
                scanner.privateAddress(),
                target.privateAddress(),
                40_000 + port,
                port,
                6,
                1,
                44,
                stage.now() + port / 8,
                open);
        stage.leave(
            LogKind.FLOW,
            account,
            flow.line(account),
            scanner.networkInterface(),
            scanner.privateAddress());
      }
      stage.pause(60, 90);
    }
  }
}
