package dev.haetae.detect.environment;

import dev.haetae.detect.yaml.MalformedRule;
import dev.haetae.detect.yaml.Mark;
import dev.haetae.detect.yaml.RuleProblem;
import dev.haetae.detect.yaml.Yaml;
import dev.haetae.detect.yaml.YamlFile;
import dev.haetae.model.NearestName;
import dev.haetae.model.address.Network;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The file in which a user tells what is known of the place.
 *
 * @param environment what it says; nothing where there is a problem
 * @param problems mistakes in it, pointed at
 */
public record EnvironmentFile(KnownEnvironment environment, List<RuleProblem> problems) {

  /** The keys that may be in it, and what each lists. */
  public static final Map<String, String> KEYS = keys();

  private static Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("accounts", "names of the organisation's own accounts, by account id");
    keys.put(
        "automation",
        "ARNs of roles that deploy: CI, infrastructure as code; for rules that ask for them");
    keys.put("break_glass", "ARNs of roles and users for emergencies; for rules that ask for them");
    keys.put(
        "business_hours",
        "when people work: `timezone`, `days` (`mon-fri`), `from` and `to` (`08:00`); outside these hours a"
            + " usual place makes no finding about a person Low");
    keys.put("egress_addresses", "addresses from which own people and machines reach AWS");
    keys.put(
        "interfaces",
        "whose network interfaces are, by id: `function NAME`, `task NAME`, `cluster NAME`, `database"
            + " NAME`; of those made in the logs CloudTrail tells");
    keys.put("networks", "own networks, as CIDR: inside, as private ones are, though public");
    keys.put(
        "public",
        "names, ids or ARNs of buckets, images, snapshots, functions and the like that are meant to be public: that"
            + " they are is Low");
    keys.put(
        "scanners",
        "ARNs of roles and users whose job is to scan and enumerate: their discovery is Low;"
            + " addresses and networks whose job is to scan ports: their scans make no finding");
    keys.put("trusted_accounts", "ids of partners' accounts that may be shared with");
    return keys;
  }

  /** Reads it. */
  public static EnvironmentFile read(String file, String text) {
    YamlFile yaml = YamlFile.read(file, text);
    if (!yaml.problems().isEmpty()) {
      return new EnvironmentFile(KnownEnvironment.UNKNOWN, yaml.problems());
    }
    if (yaml.documents().size() != 1) {
      return failed(RuleProblem.of(file, "expected keys such as accounts: and networks:"));
    }
    try {
      return new EnvironmentFile(environment(yaml.documents().get(0).asMapping()), List.of());
    } catch (MalformedRule malformed) {
      return failed(malformed.problem());
    }
  }

  private static EnvironmentFile failed(RuleProblem problem) {
    return new EnvironmentFile(KnownEnvironment.UNKNOWN, List.of(problem));
  }

  private static KnownEnvironment environment(Yaml.Mapping keys) {
    keys.refuseOthers(KEYS.keySet());
    return new KnownEnvironment(
        keys.get("accounts").map(EnvironmentFile::accounts).orElse(Map.of()),
        networks(items(keys, "networks")),
        networks(items(keys, "egress_addresses")),
        principals(
            "an ARN, or an address or network such as 192.0.2.0/24",
            items(keys, "scanners").stream().filter(each -> !isNetwork(each)).toList()),
        networks(items(keys, "scanners").stream().filter(EnvironmentFile::isNetwork).toList()),
        principals("an ARN", items(keys, "automation")),
        principals("an ARN", items(keys, "break_glass")),
        items(keys, "trusted_accounts").stream().map(EnvironmentFile::account).toList(),
        items(keys, "public").stream().map(EnvironmentFile::resource).toList(),
        keys.get("interfaces").map(EnvironmentFile::interfaces).orElse(Map.of()),
        keys.get("business_hours").map(node -> hours(node.asMapping())));
  }

  private static List<Yaml> items(Yaml.Mapping keys, String key) {
    return keys.get(key).map(EnvironmentFile::items).orElse(List.of());
  }

  private static List<Yaml> items(Yaml node) {
    if (node instanceof Yaml.Sequence sequence) {
      return sequence.items();
    }
    throw node.mark().refuse("expected a list, met " + node.word());
  }

  private static Map<String, String> accounts(Yaml node) {
    Map<String, String> accounts = new LinkedHashMap<>();
    if (node instanceof Yaml.Mapping mapping) {
      for (Yaml.Entry entry : mapping.entries().values()) {
        accounts.put(account(entry.mark(), entry.key()), entry.value().asText());
      }
    } else {
      for (Yaml item : items(node)) {
        accounts.put(account(item), item.asText());
      }
    }
    return accounts;
  }

  private static Map<String, String> interfaces(Yaml node) {
    Map<String, String> interfaces = new LinkedHashMap<>();
    for (Yaml.Entry entry : node.asMapping().entries().values()) {
      if (!entry.key().matches("eni-[0-9a-f]+")) {
        throw entry
            .mark()
            .refuse("expected the id of a network interface, met \"" + entry.key() + "\"");
      }
      String kind = entry.value().asText().split(" ", 2)[0];
      if (!KnownEnvironment.INTERFACE_KINDS.contains(kind)) {
        throw entry
            .value()
            .mark()
            .refuse(
                "expected one of "
                    + NearestName.list(KnownEnvironment.INTERFACE_KINDS)
                    + " and a name, met "
                    + entry.value().word());
      }
      interfaces.put(entry.key(), entry.value().asText());
    }
    return interfaces;
  }

  private static String account(Yaml node) {
    return account(node.mark(), node.asText());
  }

  private static String account(Mark mark, String id) {
    if (!id.matches("[0-9]{12}")) {
      throw mark.refuse("expected the 12 digits of an account id, met \"" + id + "\"");
    }
    return id;
  }

  /** Nothing but stars would be everything there is. */
  private static String resource(Yaml node) {
    String name = node.asText();
    if (name.replaceAll("[*:/]", "").isEmpty() || name.matches("arn:.*[:/]\\*+")) {
      throw node.mark().refuse("expected the name or ARN of a resource, met " + node.word());
    }
    return name;
  }

  private static boolean isNetwork(Yaml node) {
    return Network.parse(node.asText()).isPresent();
  }

  private static List<Network> networks(List<Yaml> items) {
    List<Network> networks = new ArrayList<>();
    for (Yaml item : items) {
      networks.add(
          Network.parse(item.asText())
              .orElseThrow(() ->
                  item.mark()
                      .refuse(
                          "expected an address or a network such as 192.0.2.0/24, met "
                              + item.word())));
    }
    return networks;
  }

  private static List<String> principals(String expected, List<Yaml> items) {
    List<String> principals = new ArrayList<>();
    for (Yaml item : items) {
      if (!item.asText().startsWith("arn:") && !item.asText().startsWith("*")) {
        throw item.mark().refuse("expected " + expected + ", met " + item.word());
      }
      principals.add(item.asText());
    }
    return principals;
  }

  private static BusinessHours hours(Yaml.Mapping node) {
    node.refuseOthers(Set.of("timezone", "days", "from", "to"));
    Yaml zone = node.require("timezone");
    return new BusinessHours(
        zone(zone),
        node.get("days")
            .map(EnvironmentFile::days)
            .orElse(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)),
        time(node.require("from")),
        time(node.require("to")));
  }

  private static ZoneId zone(Yaml node) {
    try {
      return ZoneId.of(node.asText());
    } catch (DateTimeException unknown) {
      throw node.mark().refuse("expected a time zone such as Europe/Berlin, met " + node.word());
    }
  }

  private static LocalTime time(Yaml node) {
    try {
      return LocalTime.parse(node.asText());
    } catch (DateTimeException notOne) {
      throw node.mark().refuse("expected a time such as 08:00, met " + node.word());
    }
  }

  private static Set<DayOfWeek> days(Yaml node) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (Yaml item : node.asItems()) {
      String[] ends = item.asText().split("-", 2);
      DayOfWeek day = day(item, ends[0]);
      DayOfWeek last = day(item, ends[ends.length - 1]);
      days.add(day);
      while (day != last) {
        day = day.plus(1);
        days.add(day);
      }
    }
    return days;
  }

  private static DayOfWeek day(Yaml node, String text) {
    Optional<DayOfWeek> day =
        Arrays.stream(DayOfWeek.values())
            .filter(
                each -> each.name().substring(0, 3).equals(text.strip().toUpperCase(Locale.ROOT)))
            .findFirst();
    return day.orElseThrow(
        () -> node.mark().refuse("expected days such as mon or mon-fri, met " + node.word()));
  }
}
