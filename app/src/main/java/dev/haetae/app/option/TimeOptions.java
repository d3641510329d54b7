package dev.haetae.app.option;

import dev.haetae.app.outcome.UserMistake;
import dev.haetae.flow.read.TimeRange;
import dev.haetae.search.function.TimeModifier;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The time a verb looks at. */
public final class TimeOptions {
  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Only from this day (2026-03-01) or time (2026-03-01T10:00Z) on.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Only to the end of this day, or before this time.")
  private @Nullable String to;

  @Option(
      names = "--last",
      paramLabel = "SPAN",
      description = "Only the last 15m, 24h, 30d; instead of --from and --to.")
  private @Nullable String last;

  /**
   * From when, and up to but without when.
   *
   * @param from the first instant meant; empty for all that was before
   * @param to the first no longer meant; empty for all that is after
   */
  public record Span(Optional<Instant> from, Optional<Instant> to) {
    /** It as events are compared with it. */
    public TimeRange range() {
      return TimeRange.of(from, to);
    }
  }

  /**
   * What is asked for. A day that is named is one of the zone, and {@code --to} has all of it.
   *
   * @throws UserMistake where it is no time, or ends before it begins
   */
  public Span span(ZoneId zone, Instant now) {
    if (last != null) {
      if (from != null || to != null) {
        throw UserMistake.wrongUse("--last " + last + ": give either --last or --from and --to");
      }
      return new Span(Optional.of(since(last, now)), Optional.empty());
    }
    Optional<Instant> begin =
        Optional.ofNullable(from).map(text -> TimeArgument.begin("--from", text, zone));
    Optional<Instant> end =
        Optional.ofNullable(to).map(text -> TimeArgument.end("--to", text, zone));
    if (begin.isPresent() && end.isPresent() && !begin.get().isBefore(end.get())) {
      throw UserMistake.wrongUse("--from " + from + " is not before --to " + to);
    }
    return new Span(begin, end);
  }

  private static Instant since(String span, Instant now) {
    return TimeModifier.parse("-" + span)
        .map(modifier -> modifier.from(now))
        .filter(begin -> begin.isBefore(now))
        .orElseThrow(() ->
            UserMistake.wrongUse("--last " + span + ": expected a span such as 15m, 24h or 30d"));
  }
}
