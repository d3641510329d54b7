package dev.haetae.simulate.organization;

import dev.haetae.simulate.text.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Makes an organisation out of a seed: the same seed, the same organisation. */
public final class OrganizationFounder {
  private static final List<String> SYLLABLES =
      List.of("nor", "va", "lum", "tek", "ari", "sol", "ber", "min", "ora", "kel", "dan", "fi");
  private static final List<String> PRODUCTS =
      List.of(
          "payments",
          "catalog",
          "search",
          "identity",
          "orders",
          "media",
          "ledger",
          "delivery",
          "insight",
          "messaging",
          "pricing",
          "support");
  private static final List<String> STAGES = List.of("prod", "staging", "dev");
  private static final List<String> GIVEN =
      List.of(
          "anna", "ben", "chloe", "daniel", "eun", "farid", "grace", "hugo", "ines", "jae", "kim",
          "lena", "marco", "nadia", "omar", "petra", "quinn", "rosa", "seo", "tomas", "uma",
          "viktor", "wen", "yara", "zoe");
  private static final List<String> FAMILY =
      List.of(
          "alvarez", "becker", "choi", "dubois", "eriksen", "fischer", "garcia", "haddad", "ito",
          "jensen", "kang", "larsen", "moreau", "novak", "okafor", "park", "rossi", "silva",
          "tanaka", "weber");
  private static final int[] ZONES = {9, 1, -5, -8, 0};

  private final long seed;
  private final Draw draw;

  private OrganizationFounder(long seed) {
    this.seed = seed;
    this.draw = Draw.of(seed, "organization");
  }

  /**
   * Founds an organisation.
   *
   * @param accounts how many accounts, the management account included
   * @param people how many people work with AWS
   * @param regions the Regions it works in, the main one first
   */
  public static Organization found(long seed, int accounts, int people, List<String> regions) {
    return new OrganizationFounder(seed).found(accounts, people, regions);
  }

  private Organization found(int accountCount, int peopleCount, List<String> regions) {
    String company = draw.pick(SYLLABLES) + draw.pick(SYLLABLES) + draw.pick(SYLLABLES);
    List<Account> accounts =
        IntStream.range(0, accountCount).mapToObj(i -> account(i, company, regions)).toList();
    List<Person> people = people(peopleCount, company, accounts);
    String id = "o-" + draw.letters("abcdefghijklmnopqrstuvwxyz0123456789", 10);
    return new Organization(id, company, accounts, people, accountId(), seed);
  }

  private String accountId() {
    return (1 + draw.below(9)) + draw.letters("0123456789", 11);
  }

  private Account account(int index, String company, List<String> regions) {
    Purpose purpose =
        switch (index) {
          case 0 -> Purpose.MANAGEMENT;
          case 2 -> Purpose.SECURITY;
          case 4 -> Purpose.BACKUP;
          default -> Purpose.WORKLOAD;
        };
    int workload = Math.max(0, index - 1);
    String name =
        purpose == Purpose.WORKLOAD
            ? PRODUCTS.get(workload / 3 % PRODUCTS.size())
                + "-"
                + STAGES.get(workload % 3)
                + (workload >= 36 ? "-" + workload / 36 : "")
            : purpose.name().toLowerCase(Locale.ROOT);
    long accountSeed = draw.next();
    List<String> used = regions.subList(0, Math.min(regions.size(), 1 + index % 3 + 1));
    String id = accountId();
    return new Account(
        index,
        id,
        name,
        purpose,
        accountSeed,
        List.copyOf(used),
        new ResourceNames(company, name, id, used.get(0), new Draw(accountSeed)).all(),
        machines(new Draw(accountSeed + 1), name, index, used));
  }

  private static List<Machine> machines(
      Draw draw, String account, int index, List<String> regions) {
    List<String> roles = List.of(account + "-web", account + "-worker", account + "-batch");
    List<Machine> machines = new ArrayList<>();
    for (int i = 0; i < 18; i++) {
      machines.add(
          new Machine(
              "i-0" + draw.hex(16),
              "eni-0" + draw.hex(16),
              "10." + index % 250 + "." + draw.below(4) + "." + (10 + i * 13),
              Addresses.amazon(draw),
              roles.get(i % roles.size()),
              regions.get(i % 4 == 3 ? regions.size() - 1 : 0)));
    }
    return List.copyOf(machines);
  }

  private List<Person> people(int count, String company, List<Account> accounts) {
    List<String> offices =
        IntStream.range(0, ZONES.length).mapToObj(i -> Addresses.residential(draw)).toList();
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = GIVEN.get(i % GIVEN.size()) + "." + FAMILY.get(i / GIVEN.size() % 20);
      int office = draw.below(Math.min(ZONES.length, 1 + count / 6));
      Persona persona = persona(i);
      people.add(
          new Person(
              name + (i >= 500 ? String.valueOf(i) : ""),
              name + "@" + company + ".example",
              persona,
              accounts.get(i == 2 ? 0 : draw.below(accounts.size())),
              ZONES[office],
              Addresses.residential(draw),
              offices.get(office),
              draw.chance(0.55),
              draw.next()));
    }
    return List.copyOf(people);
  }

  /** Half of them develop; every fourth analyses, every third of the rest operates. */
  private static Persona persona(int index) {
    if (index % 9 == 8) {
      return Persona.AUDITOR;
    }
    if (index % 4 == 3) {
      return Persona.ANALYST;
    }
    return index % 3 == 2 ? Persona.OPERATOR : Persona.DEVELOPER;
  }
}
