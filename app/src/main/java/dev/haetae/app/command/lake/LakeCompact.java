package dev.haetae.app.command.lake;

import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.text.ByteSize;
import dev.haetae.lake.upkeep.Compaction;
import dev.haetae.model.Phrase;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;

/** {@code haetae lake compact}: few large files in place of many small ones. */
@Command(
    name = "compact",
    mixinStandardHelpOptions = true,
    description = {
      "Put the small files of each day together into large ones, compressed harder.",
      "The files from before are taken from disk by haetae lake expire."
    },
    footer = {"", "Example:", "  haetae lake compact --lake /data/lake"})
public final class LakeCompact extends LakeAction {
  @Override
  int act(Path folder, PrintWriter out) {
    Compaction.Outcome outcome = new Compaction(folder).run();
    if (outcome.commit() == 0) {
      out.println("nothing to compact: no day has more than one small file");
    } else {
      out.printf(
          Locale.ROOT,
          "compacted %s of %s into %,d of %s, commit %d%n",
          Phrase.count(outcome.before(), "file"),
          ByteSize.format(outcome.bytesBefore()),
          outcome.after(),
          ByteSize.format(outcome.bytesAfter()),
          outcome.commit());
    }
    return ExitCode.DONE;
  }
}
