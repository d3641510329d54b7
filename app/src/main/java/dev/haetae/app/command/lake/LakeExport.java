package dev.haetae.app.command.lake;

import dev.haetae.app.option.TimeOptions;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.flow.read.TimeRange;
import dev.haetae.lake.upkeep.Export;
import dev.haetae.model.Phrase;
import dev.haetae.model.event.Activity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code haetae lake export}: events given out. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Write events of a table into one file.",
    footer = {
      "",
      "Example:",
      "  haetae lake export --table api --from 2026-03-01 --to 2026-03-31 --format raw ./march.jsonl"
    })
public final class LakeExport extends LakeAction {
  @Option(
      names = "--table",
      required = true,
      paramLabel = "TABLE",
      description = "${COMPLETION-CANDIDATES}.")
  private Activity table = Activity.API;

  @Mixin private TimeOptions time;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); raw gives each record as it was"
              + " read.")
  private Export.Form format = Export.Form.JSONL;

  @Parameters(paramLabel = "FILE", description = "A file that is not there yet.")
  private Path file = Path.of("");

  @Override
  int act(Path folder, PrintWriter out) {
    TimeRange range = time.span(ZoneOffset.UTC, Instant.now()).range();
    long events = new Export(folder).run(table, range.from(), range.to(), format, file);
    out.println(Phrase.count(events, "event") + " written");
    return ExitCode.DONE;
  }
}
