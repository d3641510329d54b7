package dev.haetae.app.command.intel;

import dev.haetae.app.intel.ListFolder;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.text.TerminalText;
import dev.haetae.detect.indicator.kept.KeptList;
import dev.haetae.detect.indicator.read.Intake;
import dev.haetae.model.Phrase;
import dev.haetae.model.log.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine.Model.CommandSpec;

/** Fetches a list and tells what became of it. */
public final class IntelFetch {
  private static final int TOLD = 5;

  private final PrintWriter out;
  private final PrintWriter err;
  private final ListFolder folder;
  private long problems;

  IntelFetch(CommandSpec spec, ListFolder folder) {
    this.out = spec.commandLine().getOut();
    this.err = spec.commandLine().getErr();
    this.folder = folder;
  }

  void fetch(KeptList list) throws IOException {
    problems = 0;
    try {
      Intake intake = folder.fetch(list, this::tell);
      if (problems > TOLD) {
        err.println("… and " + (problems - TOLD) + " more");
      }
      out.println(
          list.name()
              + ": "
              + Phrase.count(intake.taken(), "entry", "entries")
              + ", read as "
              + intake.format().word());
      if (intake.broken() > 0) {
        out.println("  " + intake.broken() + " not understood");
      }
      intake
          .leftOut()
          .forEach((reason, count) ->
              out.println("  " + count + " left out: " + TerminalText.of(reason)));
    } catch (NoSuchFileException absent) {
      throw UserMistake.notReadable(absent.getFile() + ": there is no such file");
    } catch (IOException e) {
      throw UserMistake.notReadable(
          list.name() + ": " + TerminalText.of(String.valueOf(e.getMessage())));
    }
  }

  private void tell(Problem problem) {
    if (++problems <= TOLD) {
      err.println(TerminalText.of(problem.place() + ": " + problem.detail()));
    }
  }
}
