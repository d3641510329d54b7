package dev.haetae.quality;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Measures everything there is to measure here and prints how it stands, fault by fault. */
public final class Scoreboard {
  private Scoreboard() {}

  /**
   * Every evaluation.
   *
   * @param room the folder of this room
   */
  static List<Evaluation> evaluations(Path room) {
    Scanner usual = Scanner.usual();
    return List.of(
        new SimulatedOrganization(usual),
        new StratusTechniques(usual),
        new PantherCases(usual, room.resolve("counterparts/panther.tsv")),
        new OrdinaryWork(usual, room.resolve("scenarios")),
        new HostLogs(usual),
        new GeneratedNames(),
        new ResolverLogs(usual),
        new FlowLogs(usual),
        new SplunkSearches(),
        new PplDocuments(room.resolve("counterparts/ppl.tsv")),
        new BenignLogs(usual, Scanner.onRequest()));
  }

  /**
   * Prints the scoreboard. The first argument is the folder of this room, others are names of
   * evaluations, where not all of them are wanted.
   */
  public static void main(String[] arguments) throws IOException {
    List<String> given = List.of(arguments);
    List<String> names = given.isEmpty() ? given : given.subList(1, given.size());
    for (Evaluation evaluation : evaluations(Path.of(given.isEmpty() ? "" : given.get(0)))) {
      if (names.isEmpty() || names.contains(evaluation.name())) {
        print(evaluation, System.out);
      }
    }
  }

  private static void print(Evaluation evaluation, PrintStream out) throws IOException {
    Optional<List<Case>> cases = evaluation.run();
    if (cases.isEmpty()) {
      out.println(evaluation.name() + ": its logs are not on this machine");
      return;
    }
    long clean = cases.get().stream().filter(each -> each.faults() == 0).count();
    out.println(
        evaluation.name() + ": " + clean + " of " + cases.get().size() + " as they should be");
    cases.get().stream()
        .filter(each -> each.faults() > 0)
        .forEach(
            each -> out.println("  " + each.faults() + "  " + each.name() + ": " + each.met()));
  }
}
