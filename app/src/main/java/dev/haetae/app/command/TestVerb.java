package dev.haetae.app.command;

import com.google.auto.service.AutoService;
import dev.haetae.app.config.DetectorLibrary;
import dev.haetae.app.detectors.DetectorTests;
import dev.haetae.app.detectors.SampleFolder;
import dev.haetae.app.option.IntelOptions;
import dev.haetae.app.option.PlaceOptions;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.text.Columns;
import dev.haetae.app.text.TerminalText;
import dev.haetae.content.Content;
import dev.haetae.content.Samples;
import dev.haetae.detect.Detector;
import dev.haetae.detect.indicator.IndicatorLists;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.model.Phrase;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code haetae test}: do detectors do what their files say? */
@AutoService(Verb.class)
@Command(
    name = "test",
    description = {
      "Run the tests of detectors: the samples they must fire on, and those they must not.",
      "Without a folder those that come with Haetae; with one those in it, amid Haetae's. A sample"
          + " cloudtrail/Name is DIR/samples/cloudtrail/Name.json, alb/Name is"
          + " DIR/samples/alb/Name.log, or else one of Haetae's."
          + " Ends with 1 where a test does not hold or a file is refused.",
      "What your rules are told besides logs is what their tests say (listed, places), and"
          + " otherwise what --environment, --geo and --intel say."
    },
    footer = {
      "",
      "Examples:",
      "  haetae test",
      "  haetae test ./our-rules",
      "  haetae test ./our-rules --environment ./our-aws.yml --geo country.mmdb",
    })
public final class TestVerb implements Verb {
  @Parameters(paramLabel = "DIR", arity = "0..1", description = "A folder of your own rules.")
  private @Nullable Path folder;

  @Mixin private PlaceOptions place;

  @Option(
      names = "--intel",
      paramLabel = "FOLDER",
      description =
          "A folder of lists of indicators (default: no lists, wherever the test is run).")
  private @Nullable Path intel;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Path> folders = folder == null ? List.of() : List.of(folder);
    Surroundings surroundings = surroundings(out);
    DetectorLibrary library = DetectorLibrary.read(folders, surroundings.environment());
    library.problems().forEach(each -> out.println(TerminalText.ofLines(each.toString())));
    library
        .warnings()
        .forEach(each -> out.println("warning: " + TerminalText.ofLines(each.toString())));
    DetectorTests.Outcome outcome = run(library, surroundings);
    int refused = library.problems().size();
    write(outcome, refused, out);
    return outcome.failures().isEmpty() && refused == 0 ? ExitCode.DONE : ExitCode.FOUND;
  }

  /** What the user's rules are told besides the samples. */
  private Surroundings surroundings(PrintWriter out) {
    if (folder == null && (place.isGiven() || intel != null)) {
      throw UserMistake.wrongUse(
          "test: --environment, --geo and --intel are for rules of your own; expected their folder,"
              + " as test ./our-rules");
    }
    IndicatorLists lists = intel == null ? IndicatorLists.NONE : IntelOptions.lists(intel);
    return new Surroundings(
        place.geography(
            row -> out.println("--geo: " + TerminalText.of(row.place() + ": " + row.detail()))),
        lists,
        place.environment());
  }

  private DetectorTests.Outcome run(DetectorLibrary library, Surroundings surroundings) {
    Samples samples =
        folder == null
            ? Content.samples()
            : new SampleFolder(folder.resolve("samples")).or(Content.samples());
    try {
      return new DetectorTests(library.detectors(), samples, surroundings).run(this::isAsked);
    } catch (IllegalArgumentException e) {
      throw UserMistake.wrongUse(String.valueOf(e.getMessage()));
    }
  }

  private boolean isAsked(Detector detector) {
    return folder == null || Path.of(detector.file()).startsWith(folder);
  }

  private static void write(DetectorTests.Outcome outcome, int refused, PrintWriter out) {
    if (!outcome.failures().isEmpty()) {
      Columns columns = new Columns();
      columns.row("FILE", "TEST", "SEEN");
      outcome
          .failures()
          .forEach(failure -> columns.row(failure.file(), failure.test(), failure.reason()));
      columns.writeTo(out);
      out.println();
    }
    out.println(
        Phrase.count(outcome.cases(), "test")
            + " of "
            + Phrase.count(outcome.detectors(), "detector")
            + ": "
            + result(outcome)
            + (refused == 0
                ? ""
                : "; "
                    + Phrase.count(refused, "mistake is", "mistakes are")
                    + " above, and what has them was refused"));
    if (!outcome.untested().isEmpty()) {
      out.println(
          "Without tests: "
              + Phrase.count(outcome.untested().size(), "detector")
              + ", the first in "
              + outcome.untested().get(0));
    }
  }

  private static String result(DetectorTests.Outcome outcome) {
    if (outcome.cases() == 0) {
      return "nothing was tested";
    }
    return outcome.failures().isEmpty()
        ? "all hold"
        : Phrase.count(outcome.failures().size(), "does not hold", "do not hold");
  }
}
