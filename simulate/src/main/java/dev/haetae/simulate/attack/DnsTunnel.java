package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.delivery.LogKind;
import dev.haetae.simulate.network.ResolverLog;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.organization.Machine;
import java.util.List;

/** Data carried out in the names of lookups. */
@AutoService(Attack.class)
public final class DnsTunnel implements Attack {
  @Override
  public String name() {
    return "dns-tunnel";
  }

  @Override
  public String description() {
    return "A machine sends data out in lookups of ever new names of one domain.";
  }

  @Override
  public List<String> techniques() {
    return List.of("T1071.004", "T1048.003");
  }

  @Override
  public void play(Stage stage) {
    Account account = stage.victim();
    Machine machine = stage.draw().pick(account.machines());
    String domain = stage.draw().letters("abcdefghijklmnoprstuvwy", 7) + ".net";
    stage
        .owns(domain)
        .step("Sends data out in lookups", "T1048.003", "Trojan:EC2/DNSDataExfiltration");
    for (int i = 0; i < 900; i++) {
      String name =
          stage.draw().letters("abcdefghijklmnopqrstuvwxyz234567", 52)
              + "."
              + stage.draw().letters("abcdefghijklmnopqrstuvwxyz234567", 40)
              + "."
              + domain;
      stage.leave(
          LogKind.DNS,
          account,
          ResolverLog.line(account, machine, stage.now(), name, "TXT", "NOERROR", ""),
          machine.instanceId(),
          machine.privateAddress());
      stage.pause(0, 3);
    }
  }
}
