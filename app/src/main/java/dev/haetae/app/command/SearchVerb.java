package dev.haetae.app.command;

import com.google.auto.service.AutoService;
import dev.haetae.app.option.CommandsOption;
import dev.haetae.app.option.LakeOption;
import dev.haetae.app.option.NamedPaths;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.search.AnswerWriter;
import dev.haetae.app.search.SearchPrompt;
import dev.haetae.app.search.SearchWords;
import dev.haetae.app.search.SearchedRows;
import dev.haetae.app.text.Columns;
import dev.haetae.app.text.Terminal;
import dev.haetae.app.text.TerminalText;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.log.FileReason;
import dev.haetae.search.command.CustomCommands;
import dev.haetae.search.command.declared.CommandFolder;
import dev.haetae.search.database.SearchFailure;
import dev.haetae.search.database.SearchLimits;
import dev.haetae.search.parse.Query;
import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.parse.spl.Spl;
import dev.haetae.search.plan.TimeRange;
import dev.haetae.search.run.Search;
import dev.haetae.search.run.Sources;
import dev.haetae.search.source.RowSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code haetae search}: events asked for in a language of searches. */
@AutoService(Verb.class)
@Command(
    name = "search",
    description = {
      "Search events in Splunk's language (SPL), that of CloudWatch Logs Insights, or SQL: those of the"
          + " lake, or of the logs named.",
      "Fields are named as the log names them, or as OCSF does. A search that names no time is of all"
          + " time."
    },
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 done, 2 a search that is not understood, 3 input not readable.",
      "",
      "Examples:",
      "  haetae search 'ConsoleLogin errorMessage=* | stats count by sourceIPAddress' --last 30d",
      "  haetae search 'sourcetype=aws:cloudtrail errorCode=AccessDenied* | top userIdentity.arn'",
      "  haetae search 'AKIAIOSFODNN7EXAMPLE | table _time eventName sourceIPAddress' ./exported-logs",
      "  haetae search '| timechart span=1h count by eventName' ./exported-logs --format csv",
      "  haetae search 'filter errorCode like /Denied/ | stats count(*) by bin(1h)' --language insights",
      "  haetae search 'SELECT log, count(*) FROM events GROUP BY log' --language sql",
      "  haetae search 'status>=500 | table _time host uri' web.jsonl --time-field timestamp",
      "  haetae search '| makeresults | eval x=1+1' --explain",
      "  haetae search '| owners account=111122223333' --commands ./our-commands",
      "  haetae search '| elasticsearch index=logs-* query=\"status:500\" start_time=now-30m'",
      "  haetae search --list-commands",
      "  haetae search --interactive ./exported-logs"
    })
public final class SearchVerb implements Verb {
  @Parameters(
      paramLabel = "QUERY [PATH]",
      arity = "0..*",
      description = {
        "The search, and logs to search instead of the lake: files, folders, archives,"
            + " s3://bucket/prefix, or - for standard input.",
        "Without a search, or with --interactive, searches are asked for one after the other."
      })
  private List<String> words = List.of();

  @Option(
      names = {"-i", "--interactive"},
      description = "Ask for searches, with a history and completion of commands and fields.")
  private boolean interactive;

  @Mixin private LakeOption lake;

  @Mixin private SearchOptions options;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private AnswerWriter.Form format = AnswerWriter.Form.TABLE;

  @Option(names = "--explain", description = "Show the SQL that is run instead of the rows.")
  private boolean explain;

  @Mixin private CommandsOption commands;

  @Option(
      names = "--list-commands",
      description = "Show the commands of your own, what they do and who may run them.")
  private boolean lists;

  @Option(
      names = "--time-field",
      paramLabel = "FIELD",
      description =
          "Read PATH as plain files of JSON, an object a line, where this field is the time.")
  private @Nullable String timeField;

  @Spec private CommandSpec spec;

  private CustomCommands custom = CustomCommands.NONE;

  @Override
  public Integer call() {
    SearchLimits limits = options.limits();
    options.refuseWrongTime();
    CommandFolder own = commands.read();
    own.problems().forEach(each -> notice(each.toString()));
    custom = own;
    if (lists) {
      list(own);
      return ExitCode.DONE;
    }
    if (words.isEmpty() && !interactive && !Terminal.isOutput()) {
      throw UserMistake.wrongUse(
          "search: expected a search, as search 'ConsoleLogin | stats count'");
    }
    try {
      return interactive || words.isEmpty()
          ? ask(limits)
          : answer(words.getFirst(), words.subList(1, words.size()), limits);
    } catch (QueryMistake mistake) {
      throw UserMistake.wrongUse(String.valueOf(mistake.getMessage()));
    } catch (SearchFailure failure) {
      throw UserMistake.notReadable(String.valueOf(failure.getMessage()));
    } catch (LakeUnusable unusable) {
      throw LakeOption.mistake(unusable);
    }
  }

  private void list(CommandFolder own) {
    Columns columns = new Columns();
    columns.row("COMMAND", "KIND", "WHO", "WHAT IT DOES");
    own.all()
        .forEach(each ->
            columns.row(
                each.usage(), each.command().kind().word(), each.who(), firstLine(each.help())));
    own.notSetUp().ifPresent(how -> columns.row("elasticsearch", "generating", "-", how));
    columns.writeTo(spec.commandLine().getOut());
  }

  private static String firstLine(String help) {
    return help.lines().findFirst().orElse("");
  }

  private int answer(String query, List<String> paths, SearchLimits limits) {
    refuseMistakes(query);
    try (SearchedRows searched = searched(paths)) {
      run(query, searched.rows(), limits);
      return NamedPaths.ending(paths, ExitCode.DONE, spec.commandLine().getErr());
    }
  }

  private int ask(SearchLimits limits) {
    try (SearchedRows searched = searched(words)) {
      return ask(searched.rows(), limits);
    }
  }

  /** Searches until there are no more; a mistake is told and the next is asked for. */
  private int ask(RowSource source, SearchLimits limits) {
    try {
      new SearchPrompt(
              new SearchWords(options.language(), fields(source, limits), custom.names()),
              history())
          .ask(query -> {
            try {
              run(query, source, limits);
            } catch (QueryMistake | SearchFailure | UserMistake | UncheckedIOException mistake) {
              notice(FileReason.withFile(mistake));
            }
            spec.commandLine().getOut().flush();
          });
      return ExitCode.DONE;
    } catch (IOException e) {
      throw UserMistake.notReadable("the prompt cannot be used: " + FileReason.withFile(e));
    }
  }

  private static List<String> fields(RowSource source, SearchLimits limits) {
    try (Search all =
        Search.open(
            new Query(new Spl(), "*", Instant.now(), TimeRange.ALL), Sources.of(source), limits)) {
      return all.fields().stream().map(Search.Field::name).toList();
    } catch (UserMistake noRows) {
      return List.of();
    }
  }

  /** Beside the lake, as what was searched for is as private as what was found. */
  private Path history() {
    Path folder = lake.folder().toAbsolutePath().getParent();
    return (folder == null ? lake.folder() : folder).resolve("search-history");
  }

  private SearchedRows searched(List<String> paths) {
    if (timeField != null) {
      return SearchedRows.json(paths, timeField);
    }
    return paths.isEmpty()
        ? SearchedRows.lake(lake.folder())
        : SearchedRows.logs(paths, this::notice);
  }

  private void notice(String words) {
    spec.commandLine().getErr().println(TerminalText.notice(words));
  }

  private void run(String query, RowSource source, SearchLimits limits) {
    try (Search search =
        Search.open(
            options.query(query, custom.names()),
            new Sources(source, options.tables(), custom),
            limits)) {
      if (explain) {
        search.statements().forEach(spec.commandLine().getOut()::println);
      } else {
        rows(search);
      }
      search.notes().forEach(this::notice);
    }
  }

  private void rows(Search search) {
    if (format == AnswerWriter.Form.TABLE) {
      search.showAsEvents();
    }
    try (AnswerWriter writer =
        AnswerWriter.of(format, search.fields(), spec.commandLine().getOut())) {
      search.run(writer::row);
    }
  }

  /** Reading logs may take minutes; a slip of the pen is told before. */
  private void refuseMistakes(String query) {
    var _ = options.query(query, custom.names()).expanded().plan();
  }
}
