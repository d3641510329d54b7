package dev.haetae.app.command;

import com.google.auto.service.AutoService;
import dev.haetae.app.option.UserFolders;
import dev.haetae.app.output.LastScan;
import dev.haetae.app.text.StatusLine;
import dev.haetae.app.text.TerminalText;
import dev.haetae.model.finding.Finding;
import dev.haetae.simulate.Simulation;
import dev.haetae.simulate.SimulationPlan;
import dev.haetae.simulate.SimulationSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code haetae demo}: made-up logs, scanned. */
@AutoService(Verb.class)
@Command(
    name = "demo",
    description = {
      "See it work: make the logs of a small organisation with attacks hidden in them, scan them,"
          + " show what was found.",
      "Nothing leaves the machine, and no AWS account is needed."
    },
    footer = {"", "Examples:", "  haetae demo", "  haetae demo --dir ./made-up"})
public final class DemoVerb implements Verb {
  private static final SimulationPlan PLAN =
      SimulationPlan.small(1).withDays(LocalDate.of(2026, 3, 2), 2).withSize(3, 8, 4_000);

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Where to write the logs (default: a new folder for temporary files).")
  private @Nullable Path folder;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Path target = folder == null ? Files.createTempDirectory("haetae-demo-") : folder;
    SimulationSummary summary = simulate(target);
    out.printf(
        Locale.ROOT,
        "Two days of a made-up organisation: %,d files of logs in %s, %d attacks hidden in them.%n%n",
        summary.files(),
        summary.logs(),
        summary.attacks().size());
    out.flush();
    int code = scan(summary.logs());
    suggest(summary, out);
    return code;
  }

  private static SimulationSummary simulate(Path target) throws IOException {
    try (StatusLine status = new StatusLine(true)) {
      status.show("making up logs…");
      return Simulation.of(PLAN).write(target);
    }
  }

  private int scan(Path logs) {
    return spec.root().commandLine().execute("scan", logs.toString());
  }

  private static void suggest(SimulationSummary summary, PrintWriter out) throws IOException {
    List<Finding> findings = new LastScan(UserFolders.ofUser().lastFindings()).findings(_ -> {});
    out.println();
    out.println("Try next:");
    if (!findings.isEmpty()) {
      Finding worst = findings.get(0);
      out.println("  haetae explain " + worst.id());
      out.println(
          "  haetae timeline '"
              + TerminalText.of(worst.actor().principal())
              + "' "
              + summary.logs());
    }
    out.println("  haetae scan " + summary.logs() + " --format html --output report.html");
    out.println("What was hidden: " + summary.truth());
  }
}
