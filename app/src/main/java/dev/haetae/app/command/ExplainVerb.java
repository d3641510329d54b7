package dev.haetae.app.command;

import com.google.auto.service.AutoService;
import dev.haetae.app.explain.FindingChoice;
import dev.haetae.app.explain.FindingPage;
import dev.haetae.app.option.UserFolders;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.output.LastScan;
import dev.haetae.app.text.TerminalText;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.log.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code haetae explain}: a finding in full. */
@AutoService(Verb.class)
@Command(
    name = "explain",
    description = {
      "Explain a finding: what happened, why it matters, what proves it, what else it may be,"
          + " what to do next.",
      "Findings are those of the last scan, or of a file that scan --format jsonl wrote."
    },
    footer = {
      "",
      "Examples:",
      "  haetae explain 3f9c2ab1",
      "  haetae explain Stealth:IAMUser/CloudTrailLoggingDisabled",
      "  haetae explain 3f9c2ab1 --raw --in findings.jsonl"
    })
public final class ExplainVerb implements Verb {
  /** Of lines that are no findings so many are told one by one. */
  private static final int TOLD = 5;

  @Parameters(
      paramLabel = "FINDING",
      description = "The id of a finding, the beginning of one, or a finding type.")
  private String name = "";

  @Option(
      names = "--in",
      paramLabel = "FILE",
      description = "Findings as JSON lines (default: those of the last scan).")
  private @Nullable Path file;

  @Option(names = "--raw", description = "All evidence there is, its records in full.")
  private boolean raw;

  @Spec private CommandSpec spec;

  private long problems;

  @Override
  public Integer call() throws IOException {
    refuseUnreadable();
    LastScan scan = new LastScan(file == null ? UserFolders.ofUser().lastFindings() : file);
    PrintWriter out = spec.commandLine().getOut();
    FindingPage page = new FindingPage(out, raw);
    Consumer<Finding> writing =
        finding -> {
          page.write(finding);
          out.println();
        };
    FindingChoice choice = new FindingChoice(name, writing);
    scan.each(this::report, choice::offer);
    if (problems > TOLD) {
      spec.commandLine().getErr().println("… and " + (problems - TOLD) + " lines more");
    }
    if (file != null && choice.offered() == 0) {
      throw UserMistake.notReadable(
          "--in " + file + ": no finding is in it; expected what scan --format jsonl wrote");
    }
    chosen(choice).forEach(writing);
    return ExitCode.DONE;
  }

  private void refuseUnreadable() {
    if (file != null && !Files.exists(file)) {
      throw UserMistake.notReadable("--in " + file + ": no such file");
    }
    if (file != null && Files.isDirectory(file)) {
      throw UserMistake.notReadable(
          "--in " + file + ": is a folder; expected a file that scan --format jsonl wrote");
    }
  }

  private static List<Finding> chosen(FindingChoice choice) {
    try {
      return choice.chosen();
    } catch (IllegalArgumentException e) {
      throw UserMistake.wrongUse(String.valueOf(e.getMessage()));
    }
  }

  private void report(Problem problem) {
    if (++problems > TOLD) {
      return;
    }
    spec.commandLine()
        .getErr()
        .println(
            "haetae: "
                + TerminalText.of(
                    problem.place() + " " + problem.reason().words() + ": " + problem.detail()));
  }
}
