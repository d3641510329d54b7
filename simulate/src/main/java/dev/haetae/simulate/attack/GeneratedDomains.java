package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.delivery.LogKind;
import dev.haetae.simulate.network.ResolverLog;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.organization.Addresses;
import dev.haetae.simulate.organization.Machine;
import java.util.List;

/** A program that makes up the names of its servers. */
@AutoService(Attack.class)
public final class GeneratedDomains implements Attack {
  private static final List<String> ENDINGS = List.of(".com", ".net", ".biz", ".info", ".org");

  @Override
  public String name() {
    return "generated-domains";
  }

  @Override
  public String description() {
    return "A program on a machine makes up names of domains until one of them answers.";
  }

  @Override
  public List<String> techniques() {
    return List.of("T1568.002");
  }

  @Override
  public void play(Stage stage) {
    Account account = stage.victim();
    Machine machine = stage.draw().pick(account.machines());
    stage.step("Looks for its server", "T1568.002", "Trojan:EC2/DGADomainRequest.B");
    for (int i = 0; i < 120; i++) {
      int length = 9 + stage.draw().below(8);
      String name =
          stage.draw().letters("abcdefghijklmnopqrstuvwxyz", length) + stage.draw().pick(ENDINGS);
      boolean answers = i == 119;
      String line =
          ResolverLog.line(
              account,
              machine,
              stage.now(),
              name,
              "A",
              answers ? "NOERROR" : "NXDOMAIN",
              answers ? Addresses.hosting(stage.draw()) : "");
      stage.leave(LogKind.DNS, account, line, machine.instanceId(), machine.privateAddress());
      stage.pause(1, 20);
    }
  }
}
