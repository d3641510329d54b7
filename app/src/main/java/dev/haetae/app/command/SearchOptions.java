package dev.haetae.app.command;

import dev.haetae.app.option.TimeOptions;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.search.SearchLanguage;
import dev.haetae.model.log.FileReason;
import dev.haetae.search.database.SearchLimits;
import dev.haetae.search.parse.Query;
import dev.haetae.search.parse.spl.SplLibrary;
import dev.haetae.search.parse.spl.SplLibraryFile;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.source.LookupFolder;
import dev.haetae.search.source.LookupTables;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a search is asked with, besides its text. */
final class SearchOptions {
  @Mixin private TimeOptions time;

  @Option(
      names = "--language",
      paramLabel = "NAME",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private SearchLanguage language = SearchLanguage.SPL;

  @Option(
      names = "--macros",
      paramLabel = "FILE",
      description = "Macros and saved searches, in YAML.")
  private @Nullable Path macros;

  @Option(
      names = "--lookups",
      paramLabel = "DIR",
      description = "Lookup tables: CSV files with a header line.")
  private @Nullable Path lookups;

  @Option(
      names = "--timezone",
      paramLabel = "ZONE",
      description =
          "The zone days begin in and times are shown in, as Europe/Berlin or +02:00"
              + " (default: ${DEFAULT-VALUE}).")
  private String timezone = "UTC";

  @Option(
      names = SearchLimits.ROWS,
      paramLabel = "ROWS",
      description = "The most rows shown (default: ${DEFAULT-VALUE}).")
  private long rows = SearchLimits.usual().rows();

  @Option(
      names = SearchLimits.TIME,
      paramLabel = "SECONDS",
      description = "The longest a search may take (default: ${DEFAULT-VALUE}).")
  private long seconds = SearchLimits.usual().time().toSeconds();

  @Option(
      names = SearchLimits.MEMORY,
      paramLabel = "MB",
      description =
          "Memory for a search; what is more is kept on disk (default: ${DEFAULT-VALUE}).")
  private long megabytes = SearchLimits.usual().memoryBytes() >> 20;

  SearchLanguage language() {
    return language;
  }

  /**
   * A search as it is asked now.
   *
   * @param commands the names of the user's own commands, which it may have besides those of the
   *     language
   */
  Query query(String text, Set<String> commands) {
    Instant now = Instant.now();
    return new Query(language.with(library().with(commands), zone()), text, now, range(now));
  }

  private SplLibrary library() {
    try {
      return macros == null ? SplLibrary.EMPTY : SplLibraryFile.read(macros);
    } catch (IOException e) {
      throw UserMistake.notReadable("--macros " + macros + ": " + FileReason.of(e));
    } catch (IllegalArgumentException wrong) {
      throw UserMistake.wrongUse("--macros " + macros + ": " + wrong.getMessage());
    }
  }

  /** Tables it may read and write by name. */
  LookupTables tables() {
    try {
      return lookups == null ? LookupTables.NONE : new LookupFolder(lookups);
    } catch (IOException e) {
      throw UserMistake.notReadable(
          "--lookups " + lookups + ": expected a folder that can be read");
    }
  }

  private ZoneId zone() {
    try {
      ZoneId zone = ZoneId.of(timezone);
      boolean wholeHours =
          !(zone.normalized() instanceof ZoneOffset offset) || offset.getTotalSeconds() % 3600 == 0;
      if (wholeHours) {
        return zone;
      }
    } catch (DateTimeException none) {
      // Told below.
    }
    throw UserMistake.wrongUse(
        "--timezone "
            + timezone
            + ": expected a zone such as Europe/Berlin, Asia/Kolkata, UTC or"
            + " +02:00");
  }

  /** A mistake in it is told before anything is read. */
  void refuseWrongTime() {
    var _ = range(Instant.now());
  }

  private TimeRange range(Instant now) {
    TimeOptions.Span span = time.span(zone(), now);
    return new TimeRange(span.from(), span.to());
  }

  SearchLimits limits() {
    if (rows < 1 || seconds < 1 || megabytes < 64) {
      throw UserMistake.wrongUse("--limit and --timeout must be 1 or more, --memory 64 or more");
    }
    SearchLimits usual = SearchLimits.usual();
    return new SearchLimits(
        rows, megabytes << 20, usual.threads(), Duration.ofSeconds(seconds), usual.spill());
  }
}
