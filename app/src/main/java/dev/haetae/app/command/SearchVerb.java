package dev.haetae.app.command;

import com.google.auto.service.AutoService;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.search.AnswerWriter;
import dev.haetae.search.function.TimeModifier;
import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.parse.spl.Spl;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.run.Search;
import dev.haetae.search.run.SearchFailure;
import dev.haetae.search.run.SearchLimits;
import dev.haetae.search.source.JsonFiles;
import dev.haetae.search.source.LookupTables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code haetae search}: events asked for in a language of searches. */
@AutoService(Verb.class)
@Command(
    name = "search",
    description = {
      "Search events in Splunk's language (SPL).",
      "Fields are named as the log names them; what no event has is said."
    },
    footer = {
      "",
      "Exit codes: 0 done, 2 a search that is not understood, 3 input not readable.",
      "",
      "Examples:",
      "  haetae search 'ConsoleLogin | stats count by sourceIPAddress' events.jsonl",
      "  haetae search 'errorCode=AccessDenied* | top userIdentity.arn' events.jsonl",
      "  haetae search 'status>=500 | table _time host uri' web.jsonl --time-field timestamp",
      "  haetae search '| makeresults | eval x=1+1' --explain"
    })
public final class SearchVerb implements Verb {
  @Parameters(index = "0", paramLabel = "QUERY", description = "The search.")
  private String query = "";

  @Parameters(
      index = "1..*",
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files of JSON, an object a line; plain, gzip or zstd.")
  private List<Path> paths = List.of();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Only from this day or time on (UTC): 2026-03-02 or 2026-03-02T10:00Z.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Only to the end of this day, or before this time.")
  private @Nullable String to;

  @Option(
      names = "--last",
      paramLabel = "SPAN",
      description = "Only the last 15m, 24h, 30d; instead of --from.")
  private @Nullable String last;

  @Option(
      names = "--time-field",
      paramLabel = "FIELD",
      description = "The field that is the time of an event.")
  private @Nullable String timeField;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private AnswerWriter.Form format = AnswerWriter.Form.TABLE;

  @Option(names = "--explain", description = "Show what is run instead of the rows.")
  private boolean explain;

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

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Instant now = Instant.now();
    for (Path path : paths) {
      if (!Files.isReadable(path) || Files.isDirectory(path)) {
        throw UserMistake.notReadable(path + ": expected a file that can be read");
      }
    }
    try (Search search =
        Search.open(
            new Spl(),
            query,
            new JsonFiles(paths, Optional.ofNullable(timeField)),
            now,
            range(now),
            limits(),
            LookupTables.NONE)) {
      if (explain) {
        search.statements().forEach(spec.commandLine().getOut()::println);
      } else {
        rows(search);
      }
      search.notes().forEach(note -> spec.commandLine().getErr().println("haetae: " + note));
      return ExitCode.DONE;
    } catch (QueryMistake mistake) {
      throw UserMistake.wrongUse(String.valueOf(mistake.getMessage()));
    } catch (SearchFailure failure) {
      throw UserMistake.notReadable(String.valueOf(failure.getMessage()));
    }
  }

  private void rows(Search search) {
    try (AnswerWriter writer =
        AnswerWriter.of(format, search.fields(), spec.commandLine().getOut())) {
      search.run(writer::row);
    }
  }

  private TimeRange range(Instant now) {
    Optional<Instant> begin =
        last == null
            ? Optional.ofNullable(from)
                .map(text -> TimeArgument.begin("--from", text, ZoneOffset.UTC))
            : Optional.of(since(last, now));
    return new TimeRange(
        begin, Optional.ofNullable(to).map(text -> TimeArgument.end("--to", text, ZoneOffset.UTC)));
  }

  private static Instant since(String span, Instant now) {
    return TimeModifier.parse("-" + span)
        .orElseThrow(() ->
            UserMistake.wrongUse("--last " + span + ": expected a span such as 15m, 24h or 30d"))
        .from(now);
  }

  private SearchLimits limits() {
    if (rows < 1 || seconds < 1 || megabytes < 64) {
      throw UserMistake.wrongUse("--limit and --timeout must be 1 or more, --memory 64 or more");
    }
    SearchLimits usual = SearchLimits.usual();
    return new SearchLimits(
        rows, megabytes << 20, usual.threads(), Duration.ofSeconds(seconds), usual.spill());
  }
}
