package dev.haetae.simulate;

import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.organization.Addresses;
import dev.haetae.simulate.organization.Machine;
import dev.haetae.simulate.organization.Organization;
import dev.haetae.simulate.organization.Person;
import dev.haetae.simulate.truth.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a scan of the logs may be told besides: whose the place is, where addresses are, and what a
 * list of threats would name. Nothing of it changes the logs.
 */
final class Briefing {
  private final Organization organization;
  private final Traces traces;

  Briefing(Organization organization, Traces traces) {
    this.organization = organization;
    this.traces = traces;
  }

  /** Writes {@code environment.yml}, {@code places.csv} and {@code indicators.txt}. */
  void write(Path folder) throws IOException {
    Files.write(folder.resolve("environment.yml"), environment());
    Files.write(folder.resolve("places.csv"), Addresses.places());
    Files.write(folder.resolve("indicators.txt"), indicators());
  }

  private List<String> environment() {
    List<String> lines = new ArrayList<>(List.of("accounts:"));
    for (Account account : organization.accounts()) {
      lines.add("  '" + account.id() + "': " + account.name());
    }
    lines.add("networks:");
    organization.accounts().stream()
        .map(account -> "10." + account.index() % 250 + ".0.0/16")
        .distinct()
        .forEach(network -> lines.add("  - " + network));
    lines.add("egress_addresses:");
    egress().forEach(address -> lines.add("  - " + address));
    lines.add("trusted_accounts:");
    lines.add("  - '" + organization.scannerAccount() + "'");
    return lines;
  }

  /** From where the organisation's people and machines reach the internet. */
  private Set<String> egress() {
    Set<String> addresses = new LinkedHashSet<>();
    organization.people().stream().map(Person::officeAddress).forEach(addresses::add);
    organization.accounts().stream()
        .flatMap(account -> account.machines().stream())
        .map(Machine::publicAddress)
        .forEach(addresses::add);
    return addresses;
  }

  /** Of addresses those of nobody in the organisation; Amazon's are everybody's and not listed. */
  private List<String> indicators() {
    Set<String> own = egress();
    organization.people().stream().map(Person::homeAddress).forEach(own::add);
    return Stream.concat(
            traces.addresses().stream()
                .filter(address -> address.matches("[0-9]+(\\.[0-9]+){3}"))
                .filter(address -> !address.startsWith("10."))
                .filter(address -> !Addresses.isAmazon(address) && !own.contains(address)),
            traces.domains().stream())
        .sorted()
        .toList();
  }
}
