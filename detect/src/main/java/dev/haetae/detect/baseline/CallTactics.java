package dev.haetae.detect.baseline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody who means harm would want with an AWS API call: the one table of call and tactic,
 * {@code call-tactics.tsv}.
 */
final class CallTactics {
  private static final String TABLE = "call-tactics.tsv";
  private static final String ANY = "*";
  private static final String DOMAIN = ".amazonaws.com";
  private static final Map<String, String> TACTICS = read();

  private CallTactics() {}

  private static Map<String, String> read() {
    Map<String, String> tactics = new HashMap<>();
    try (InputStream in = Objects.requireNonNull(CallTactics.class.getResourceAsStream(TABLE))) {
      String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      table.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(line, tactics));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(tactics);
  }

  private static void add(String line, Map<String, String> tactics) {
    List<String> columns = List.of(line.split("\t", -1));
    for (String name : columns.get(2).split(" ", -1)) {
      if (tactics.putIfAbsent(columns.get(1) + " " + name, columns.get(0)) != null) {
        throw new IllegalStateException(TABLE + ": " + columns.get(1) + " " + name + " twice");
      }
    }
  }

  /**
   * The tactic of a call, as ATT&amp;CK names it.
   *
   * @param service such as {@code iam.amazonaws.com}
   * @param operation such as {@code CreateAccessKey}; a version appended to it does not count
   * @return empty where the table says nothing of it
   */
  static Optional<String> of(String service, String operation) {
    String prefix = service.replace(DOMAIN, "");
    String name = operation.replaceFirst("20[0-9]{2}_?[0-9]{2}_?[0-9]{2}(v[0-9])?$", "");
    return exact(prefix, name)
        .or(() -> exact(ANY, name))
        .or(() -> byVerb(prefix, name))
        .or(() -> byVerb(ANY, name));
  }

  private static Optional<String> exact(String service, String name) {
    return Optional.ofNullable(TACTICS.get(service + " " + name));
  }

  /** By how the name begins, the longest beginning that the table has. */
  private static Optional<String> byVerb(String service, String name) {
    for (int end = name.length() - 1; end >= 0; end--) {
      Optional<String> tactic = exact(service, name.substring(0, end) + ANY);
      if (tactic.isPresent()) {
        return tactic;
      }
    }
    return Optional.empty();
  }
}
