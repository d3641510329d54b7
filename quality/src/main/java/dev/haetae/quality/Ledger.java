package dev.haetae.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What every case came to when it was last agreed upon: a file of one line a case, {@code faults},
 * {@code case} and {@code met} with tabs between them, so that a change reads well as a diff.
 */
public final class Ledger {
  private static final String HEADER = "faults\tcase\tmet";

  private final Path file;
  private final Map<String, Case> cases = new LinkedHashMap<>();

  private Ledger(Path file) {
    this.file = file;
  }

  /**
   * How a run differs from the ledger.
   *
   * @param worse cases with more faults than agreed upon, and cases that are gone
   * @param better cases with fewer
   * @param added cases the ledger does not have
   */
  public record Difference(List<String> worse, List<String> better, List<String> added) {}

  /** Reads the ledger; one that was never written has no cases. */
  public static Ledger read(Path file) throws IOException {
    Ledger ledger = new Ledger(file);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        if (!line.equals(HEADER)) {
          ledger.add(line);
        }
      }
    }
    return ledger;
  }

  private void add(String line) {
    String[] parts = line.split("\t", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException(
          file + ": expected faults, case and met with tabs between them, met \"" + line + "\"");
    }
    cases.put(parts[1], new Case(parts[1], Long.parseLong(parts[0]), parts[2]));
  }

  /** Compares a run with what was agreed upon. */
  public Difference compare(List<Case> run) {
    Difference difference = new Difference(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Map<String, Case> gone = new LinkedHashMap<>(cases);
    for (Case now : run) {
      Case before = gone.remove(now.name());
      if (before == null) {
        difference.added().add(now.name() + ": " + now.met());
      } else if (now.faults() > before.faults()) {
        difference.worse().add(change(before, now));
      } else if (now.faults() < before.faults()) {
        difference.better().add(change(before, now));
      }
    }
    gone.keySet().forEach(name -> difference.worse().add(name + ": not measured any more"));
    return difference;
  }

  private static String change(Case before, Case now) {
    return now.name()
        + ": faults "
        + before.faults()
        + " -> "
        + now.faults()
        + ", met "
        + before.met()
        + " -> "
        + now.met();
  }

  /** Agrees upon a run. */
  public void write(List<Case> run) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    run.stream()
        .sorted(Comparator.comparing(Case::name))
        .map(each -> each.faults() + "\t" + each.name() + "\t" + each.met())
        .forEach(lines::add);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, lines);
  }
}
