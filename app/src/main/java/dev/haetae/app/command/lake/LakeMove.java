package dev.haetae.app.command.lake;

import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.text.ByteSize;
import dev.haetae.lake.upkeep.Tiering;
import dev.haetae.model.Phrase;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code haetae lake move}: old events to slower and cheaper places. */
@Command(
    name = "move",
    mixinStandardHelpOptions = true,
    description = {
      "Move files to the tier their age asks for: another disk, or a bucket of S3.",
      "lake.yml in the lake's folder says which tiers there are, as tiers: {warm: {after: 30d, in:"
          + " /mnt/large/lake}, cold: {after: 1y, in: 's3://our-lake/events'}}. What is in a bucket is"
          + " read through a cache; haetae lake expire deletes what was moved from where it was."
    },
    footer = {"", "Example:", "  haetae lake move --lake /data/lake"})
public final class LakeMove extends LakeAction {
  @Override
  int act(Path folder, PrintWriter out) {
    Tiering.Outcome outcome = new Tiering(folder).run(Instant.now());
    if (outcome.moved().isEmpty()) {
      out.println("nothing to move: every file is in the tier its age asks for");
    } else {
      out.printf(
          Locale.ROOT,
          "moved %s, %s, commits %d%n",
          outcome.moved().entrySet().stream()
              .map(each -> Phrase.count(each.getValue(), "file") + " to " + each.getKey())
              .collect(Collectors.joining(", ")),
          ByteSize.format(outcome.bytes()),
          outcome.commits());
    }
    return ExitCode.DONE;
  }
}
