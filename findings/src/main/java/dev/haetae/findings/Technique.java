package dev.haetae.findings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A technique of MITRE ATT&amp;CK: those of the one table {@code attack-techniques.tsv}, which are
 * met in clouds and on the machines in them.
 *
 * @param id {@code T1098.003}
 * @param name {@code Additional Cloud Roles}
 * @param tactics what it serves, {@code privilege-escalation}
 * @see <a href="https://attack.mitre.org/techniques/enterprise/">Enterprise techniques</a>
 */
public record Technique(String id, String name, List<String> tactics) {
  private static final String TABLE = "attack-techniques.tsv";

  /** What newer versions divide {@code defense-evasion} into. */
  private static final String DIVIDED = "defense-evasion";

  private static final Set<String> PARTS = Set.of("stealth", "defense-impairment");

  private static final Map<String, Technique> ALL = read();

  private static Map<String, Technique> read() {
    try (InputStream in = Objects.requireNonNull(Technique.class.getResourceAsStream(TABLE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Technique::parse)
          .collect(Collectors.toMap(Technique::id, Function.identity()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Technique parse(String line) {
    List<String> columns = List.of(line.split("\t", -1));
    return new Technique(columns.get(0), columns.get(1), List.of(columns.get(2).split(",", -1)));
  }

  /** The technique of an id; empty where the table has none. */
  public static Optional<Technique> of(String id) {
    return Optional.ofNullable(ALL.get(id));
  }

  /** An id with its name, {@code T1098.003 Additional Cloud Roles}, as far as it is known. */
  public static String named(String id) {
    return of(id).map(technique -> id + " " + technique.name()).orElse(id);
  }

  /** Some ids with their names, as a sentence lists them. */
  public static String named(List<String> ids) {
    return ids.stream().map(Technique::named).collect(Collectors.joining(", "));
  }

  /** Whether it serves a tactic, in any version's words. */
  public boolean serves(String tactic) {
    return tactics.contains(tactic) || (PARTS.contains(tactic) && tactics.contains(DIVIDED));
  }
}
