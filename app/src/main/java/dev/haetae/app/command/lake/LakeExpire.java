package dev.haetae.app.command.lake;

import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.text.ByteSize;
import dev.haetae.app.text.TerminalText;
import dev.haetae.lake.settings.LakeSettings;
import dev.haetae.lake.settings.Span;
import dev.haetae.lake.upkeep.Expiry;
import dev.haetae.model.Phrase;
import dev.haetae.model.event.Activity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code haetae lake expire}: what is kept no longer. */
@Command(
    name = "expire",
    mixinStandardHelpOptions = true,
    description = {
      "Remove events that are older than they are to be kept, whole files at a time, and delete from"
          + " disk what nobody needs any more.",
      "lake.yml in the lake's folder says how long that is, as keep: {network: 90d, others: 7y};"
          + " --keep takes precedence. What is named in neither is kept."
    },
    footer = {
      "",
      "Examples:",
      "  haetae lake expire",
      "  haetae lake expire --keep network=90d --keep dns=90d --keep api=7y"
    })
public final class LakeExpire extends LakeAction {
  @Option(
      names = "--keep",
      paramLabel = "TABLE=TIME",
      description =
          "How long events of a table are kept, in days (90d) or years (7y); can be repeated.")
  private List<String> kept = List.of();

  @Option(
      names = "--grace",
      paramLabel = "HOURS",
      description =
          "Hours that files no longer needed stay on disk, for whoever still reads them"
              + " (default: ${DEFAULT-VALUE}).")
  private int grace = 1;

  @Override
  int act(Path folder, PrintWriter out) {
    Map<Activity, Duration> durations = new EnumMap<>(Activity.class);
    durations.putAll(LakeSettings.of(folder).kept());
    kept.forEach(each -> keep(each, durations));
    if (grace < 0) {
      throw UserMistake.wrongUse("--grace " + grace + ": expected hours, 0 or more");
    }
    tell(new Expiry(folder, durations, Duration.ofHours(grace)).run(Instant.now()), out);
    return ExitCode.DONE;
  }

  /** Says what came of it. */
  public static void tell(Expiry.Outcome outcome, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "expired  %s in %s%s%n",
        Phrase.count(outcome.events(), "event"),
        Phrase.count(outcome.expired(), "file"),
        outcome.commit() == 0 ? "" : ", commit " + outcome.commit());
    out.printf(
        Locale.ROOT,
        "deleted  %s of %s that nobody needs%n",
        Phrase.count(outcome.deleted(), "file"),
        ByteSize.format(outcome.bytes()));
  }

  private static void keep(String asked, Map<Activity, Duration> durations) {
    String[] parts = asked.split("=", 2);
    if (parts.length < 2) {
      throw UserMistake.wrongUse("--keep " + asked + ": expected TABLE=TIME, such as network=90d");
    }
    Duration duration =
        Span.parse(parts[1])
            .orElseThrow(
                () -> UserMistake.wrongUse("--keep " + asked + ": expected " + Span.EXPECTED));
    durations.put(table(parts[0]), duration);
  }

  /** The activity of a table's name. */
  private static Activity table(String name) {
    return Arrays.stream(Activity.values())
        .filter(each -> each.table().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            UserMistake.wrongUse(
                "--keep "
                    + TerminalText.of(name)
                    + ": expected a table: "
                    + Arrays.stream(Activity.values())
                        .map(Activity::table)
                        .collect(Collectors.joining(", "))));
  }
}
