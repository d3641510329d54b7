package dev.haetae.app.command;

import dev.haetae.app.detectors.DetectorFacts;
import dev.haetae.app.option.StatusWords;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.model.NearestName;
import dev.haetae.model.finding.Severity;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which detectors {@code haetae detectors} is asked for. */
final class DetectorFilter {
  private static final Pattern TECHNIQUE =
      Pattern.compile("(attack\\.)?t[0-9]{4}(\\.[0-9]{3})?", Pattern.CASE_INSENSITIVE);

  @Parameters(
      paramLabel = "TEXT",
      arity = "0..1",
      description = "Only those that have this text in id, type, title, description, file or tags.")
  private String text = "";

  @Option(
      names = "--log",
      paramLabel = "LOG",
      description = "Only those that read this log, as the list or a scan names it.")
  private @Nullable String log;

  @Option(
      names = {"--tag", "--tactic"},
      paramLabel = "TAG",
      description = "Only those with this ATT&CK tactic, technique or other tag.")
  private @Nullable String tag;

  @Option(
      names = "--severity",
      paramLabel = "LABEL",
      description = "Only those of this severity or above: ${COMPLETION-CANDIDATES}.")
  private Severity.Label severity = Severity.Label.LOW;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      completionCandidates = StatusWords.class,
      description = "Only those of this status: stable (on by default), experimental or opt-in.")
  private @Nullable String status;

  /**
   * Those asked for.
   *
   * @throws UserMistake where what is asked for cannot be of any
   */
  List<DetectorFacts> of(List<DetectorFacts> all) {
    refuseUnknown(
        "--log",
        log,
        all.stream().flatMap(each -> Stream.concat(each.logs().stream(), each.formats().stream())));
    refuseUnknown("--status", status, all.stream().map(DetectorFacts::status));
    refuseMistyped(all);
    return all.stream().filter(this::isChosen).toList();
  }

  /** What no detector has is a slip of the pen: an empty list would say there is no such thing. */
  private static void refuseUnknown(String option, @Nullable String asked, Stream<String> known) {
    SortedSet<String> names = known.collect(Collectors.toCollection(TreeSet::new));
    if (asked != null && names.stream().noneMatch(asked::equalsIgnoreCase)) {
      throw UserMistake.wrongUse(
          option
              + " "
              + asked
              + ": expected one of "
              + String.join(", ", names)
              + NearestName.ask(asked, names));
    }
  }

  /** That nothing looks for a technique is an answer; a word that is nearly a tag is a slip. */
  private void refuseMistyped(List<DetectorFacts> all) {
    if (tag == null || TECHNIQUE.matcher(tag).matches()) {
      return;
    }
    String asked = tag;
    if (all.stream().noneMatch(each -> each.isTagged(asked))) {
      Set<String> known =
          all.stream()
              .flatMap(each -> each.tags().stream())
              .filter(each -> !TECHNIQUE.matcher(each).matches())
              .collect(Collectors.toCollection(TreeSet::new));
      throw UserMistake.wrongUse(
          "--tag "
              + asked
              + ": no detector has it"
              + NearestName.ask(asked, known, "; expected one of " + String.join(", ", known)));
    }
  }

  private boolean isChosen(DetectorFacts facts) {
    return (log == null || facts.reads(log))
        && (tag == null || facts.isTagged(tag))
        && (status == null || facts.status().equalsIgnoreCase(status))
        && facts.severity().label().compareTo(severity) >= 0
        && facts.mentions(text);
  }
}
