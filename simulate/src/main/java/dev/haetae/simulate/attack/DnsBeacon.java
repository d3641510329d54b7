package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.delivery.LogKind;
import dev.haetae.simulate.network.ResolverLog;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.organization.Addresses;
import dev.haetae.simulate.organization.Machine;
import java.util.List;

/** Orders and answers that go to and fro in lookups of addresses, slowly. */
@AutoService(Attack.class)
public final class DnsBeacon implements Attack {
  private static final String HEXADECIMAL = "0123456789abcdef";

  @Override
  public String name() {
    return "dns-beacon";
  }

  @Override
  public String description() {
    return "A machine asks for orders and answers them by a lookup or two a minute.";
  }

  @Override
  public List<String> techniques() {
    return List.of("T1071.004");
  }

  @Override
  public void play(Stage stage) {
    Account account = stage.victim();
    Machine machine = stage.draw().pick(account.machines());
    String session = stage.draw().letters(HEXADECIMAL, 8);
    String domain = stage.draw().letters("abdefgiklmnoprstu", 8) + ".org";
    stage.owns(domain);
    stage.step("Answers orders in lookups", "T1071.004", "Trojan:EC2/DNSDataExfiltration");
    for (int i = 0; i < 150; i++) {
      boolean order = i % 2 == 0;
      String said = stage.draw().letters(HEXADECIMAL, order ? 9 : 20 + stage.draw().below(36));
      String name = (order ? "get." : "put.") + said + "." + session + ".cdn." + domain;
      String answer = order ? Addresses.hosting(stage.draw()) : "0.0.0.0";
      stage.leave(
          LogKind.DNS,
          account,
          ResolverLog.line(account, machine, stage.now(), name, "A", "NOERROR", answer),
          machine.instanceId(),
          machine.privateAddress());
      stage.pause(30, 60);
    }
  }
}
