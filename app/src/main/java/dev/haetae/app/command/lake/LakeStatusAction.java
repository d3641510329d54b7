package dev.haetae.app.command.lake;

import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.text.ByteSize;
import dev.haetae.app.text.Columns;
import dev.haetae.app.text.TerminalText;
import dev.haetae.app.text.UtcText;
import dev.haetae.lake.upkeep.LakeStatus;
import dev.haetae.model.Phrase;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** {@code haetae lake status}: what a lake holds and takes. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Say what the lake holds, from when to when, and what it takes on disk.",
    footer = {"", "Example:", "  haetae lake status --lake /data/lake"})
public final class LakeStatusAction extends LakeAction {
  @Override
  int act(Path folder, PrintWriter out) {
    LakeStatus status = LakeStatus.of(folder);
    Columns columns = new Columns();
    columns.row("TABLE", "EVENTS", "FROM", "TO", "FILES", "SMALL", "SIZE", "INDEX");
    status
        .tables()
        .forEach(table ->
            columns.row(
                table.name(),
                Phrase.grouped(table.events()),
                UtcText.dayAndClock(table.from()),
                UtcText.dayAndClock(table.to()),
                Phrase.grouped(table.files()),
                Phrase.grouped(table.small()),
                ByteSize.format(table.bytes()),
                ByteSize.format(table.index())));
    columns.writeTo(out);
    out.println();
    if (status.tiers().size() > 1) {
      tiers(status, out);
    }
    out.println("commits  " + Phrase.grouped(status.commits()) + ", the last at " + status.last());
    out.println("head     " + status.head());
    out.println("key      " + status.fingerprint());
    return ExitCode.DONE;
  }

  private static void tiers(LakeStatus status, PrintWriter out) {
    Columns columns = new Columns();
    columns.row("TIER", "EVENTS", "FILES", "SIZE", "IN");
    status
        .tiers()
        .forEach(tier ->
            columns.row(
                tier.name(),
                Phrase.grouped(tier.events()),
                Phrase.grouped(tier.files()),
                ByteSize.format(tier.bytes()),
                TerminalText.of(tier.where())));
    columns.writeTo(out);
    out.println();
  }
}
