package dev.haetae.app.command;

import com.google.auto.service.AutoService;
import dev.haetae.app.config.DetectorLibrary;
import dev.haetae.app.detectors.DetectorTests;
import dev.haetae.app.detectors.SampleFolder;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.text.Columns;
import dev.haetae.content.Content;
import dev.haetae.content.Samples;
import dev.haetae.detect.environment.KnownEnvironment;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code haetae test}: do detectors do what their files say? */
@AutoService(Verb.class)
@Command(
    name = "test",
    description = {
      "Run the tests of detectors: the samples they must fire on, and those they must not.",
      "Without a folder those that come with Haetae; with one your own too. A sample"
          + " cloudtrail/Name is DIR/samples/cloudtrail/Name.json, alb/Name is"
          + " DIR/samples/alb/Name.log, or else one of Haetae's."
          + " Ends with 1 where a test does not hold or a file is refused."
    },
    footer = {
      "",
      "Examples:",
      "  haetae test",
      "  haetae test ./our-rules",
    })
public final class TestVerb implements Verb {
  @Parameters(paramLabel = "DIR", arity = "0..1", description = "A folder of your own rules.")
  private @Nullable Path folder;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Path> folders = folder == null ? List.of() : List.of(folder);
    DetectorLibrary library = DetectorLibrary.read(folders, KnownEnvironment.UNKNOWN);
    library.problems().forEach(out::println);
    library.warnings().forEach(warning -> out.println("warning: " + warning));
    DetectorTests.Outcome outcome = run(library);
    write(outcome, out);
    boolean refused = !library.problems().isEmpty();
    if (refused) {
      out.println("Refused, see above: " + library.problems().size());
    }
    return outcome.failures().isEmpty() && !refused ? ExitCode.DONE : ExitCode.FOUND;
  }

  private DetectorTests.Outcome run(DetectorLibrary library) {
    Samples samples =
        folder == null
            ? Content.samples()
            : new SampleFolder(folder.resolve("samples")).or(Content.samples());
    try {
      return new DetectorTests(library.detectors(), samples).run();
    } catch (IllegalArgumentException e) {
      throw UserMistake.wrongUse(String.valueOf(e.getMessage()));
    }
  }

  private static void write(DetectorTests.Outcome outcome, PrintWriter out) {
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
        outcome.cases()
            + " tests of "
            + outcome.detectors()
            + " detectors: "
            + (outcome.failures().isEmpty()
                ? "all hold"
                : outcome.failures().size() + " do not hold"));
    if (!outcome.untested().isEmpty()) {
      out.println(
          outcome.untested().size()
              + " detectors have no tests, the first in "
              + outcome.untested().get(0));
    }
  }
}
