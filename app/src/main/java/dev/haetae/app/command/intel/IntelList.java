package dev.haetae.app.command.intel;

import dev.haetae.app.option.IntelOptions;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.text.Columns;
import dev.haetae.app.text.TerminalText;
import dev.haetae.detect.indicator.kept.KeptList;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code haetae intel list}: the lists that are kept. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Show the lists that are kept.",
    footer = {"", "Example:", "  haetae intel list"})
public final class IntelList implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private IntelOptions intel;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<KeptList> lists = intel.folder().lists();
    if (lists.isEmpty()) {
      out.println(intel.folder().none());
      return ExitCode.DONE;
    }
    Columns columns = new Columns();
    columns.row("NAME", "KIND", "ENTRIES", "FETCHED", "HOLDS", "SOURCE");
    for (KeptList each : lists) {
      columns.row(
          each.name(),
          each.category().word(),
          Long.toString(each.entries()),
          each.updated().truncatedTo(ChronoUnit.SECONDS).toString(),
          each.lasting().map(lasting -> lasting.toHours() + "h").orElse("-"),
          TerminalText.of(each.source()));
    }
    columns.writeTo(out);
    return ExitCode.DONE;
  }
}
