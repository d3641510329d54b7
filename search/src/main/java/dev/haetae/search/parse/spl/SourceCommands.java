package dev.haetae.search.parse.spl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.haetae.search.csv.CsvReader;
import dev.haetae.search.plan.Aggregation;
import dev.haetae.search.plan.Assignment;
import dev.haetae.search.plan.Comparison;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.FieldPlan;
import dev.haetae.search.plan.GroupPlan;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.RowPlan;
import dev.haetae.search.plan.SourcePlan;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands a search begins with: rows that are made up, and what there is to search. */
final class SourceCommands {
  private static final int MOST_ROWS = 10_000;

  /** More than anybody makes to try something out, and made in a second. */
  private static final int MOST_MADE = 10_000_000;

  private static final JsonMapper JSON = new JsonMapper();
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("M/d/yyyy[:H:m:s]", Locale.ROOT);
  private static final DateTimeFormatter READABLE =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT);
  private static final Pattern DAYS = Pattern.compile("-?[0-9]{1,6}");
  private static final Pattern STEP = Pattern.compile("([0-9]{1,6})([smhd])");

  private SourceCommands() {}

  static void addTo(Map<String, CommandParser> all) {
    all.put("makeresults", (input, spl) -> makeResults(spl));
    all.put("gentimes", (input, spl) -> times(spl));
    all.put("metadata", SourceCommands::metadata);
    all.put("eventcount", SourceCommands::eventCount);
    all.put("from", SourceCommands::from);
  }

  private static Plan makeResults(SplParser spl) {
    SplReader in = spl.in();
    Options options =
        new Options(
            in,
            "makeresults",
            "count",
            "annotate",
            "splunk_server",
            "splunk_server_group",
            "format",
            "data");
    int at = in.at();
    options.take();
    Optional<String> data = options.text("data");
    if (data.isEmpty()) {
      long count = options.whole("count", 1);
      if (count > MOST_MADE) {
        throw options.wrong("count", "up to " + MOST_MADE, Long.toString(count));
      }
      return new SourcePlan.Generate(Math.max(0, count));
    }
    return switch (options.text("format", "").toLowerCase(Locale.ROOT)) {
      case "csv" -> csv(data.get(), in, at);
      case "json" -> json(data.get(), in, at);
      default -> throw options.wrong("format", "csv or json", options.text("format", "nothing"));
    };
  }

  private static Plan csv(String data, SplReader in, int at) {
    List<List<String>> lines = new ArrayList<>();
    CsvReader reader = new CsvReader(new StringReader(data), data.length() + 1);
    try {
      Optional<List<String>> line = reader.next();
      while (line.isPresent()) {
        lines.add(line.get().stream().map(String::strip).toList());
        line = reader.next();
      }
    } catch (IOException wrong) {
      throw in.mistake(at, "data is no CSV: " + wrong.getMessage());
    }
    if (lines.isEmpty() || lines.size() > MOST_ROWS) {
      throw in.mistake(at, "data expects a line with names and up to " + MOST_ROWS + " rows");
    }
    List<String> names = lines.getFirst();
    List<List<Optional<String>>> rows = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      List<Optional<String>> row = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        boolean has = i < line.size() && !line.get(i).isEmpty();
        row.add(has ? Optional.of(line.get(i)) : Optional.empty());
      }
      rows.add(row);
    }
    return new SourcePlan.Rows(names, rows);
  }

  private static Plan json(String data, SplReader in, int at) {
    List<Map<String, String>> objects = objects(data, in, at);
    Set<String> names = new LinkedHashSet<>();
    objects.forEach(row -> names.addAll(row.keySet()));
    List<List<Optional<String>>> rows = new ArrayList<>();
    for (Map<String, String> row : objects) {
      rows.add(names.stream().map(name -> Optional.ofNullable(row.get(name))).toList());
    }
    return new SourcePlan.Rows(List.copyOf(names), rows);
  }

  private static List<Map<String, String>> objects(String data, SplReader in, int at) {
    List<Map<String, String>> objects = new ArrayList<>();
    try {
      JsonNode array = JSON.readTree(data);
      if (!array.isArray() || array.size() > MOST_ROWS) {
        throw in.mistake(at, "data expects a JSON array of up to " + MOST_ROWS + " objects");
      }
      for (JsonNode each : array) {
        Map<String, String> row = new LinkedHashMap<>();
        each.properties()
            .forEach(field ->
                row.put(
                    field.getKey(),
                    field.getValue().isValueNode()
                        ? field.getValue().asText()
                        : field.getValue().toString()));
        row.put("_raw", each.toString());
        objects.add(row);
      }
    } catch (JsonProcessingException wrong) {
      throw in.mistake(
          at, "data is no JSON from its character " + wrong.getLocation().getColumnNr() + " on");
    }
    return objects;
  }

  /** A row a step of time. */
  private static Plan times(SplParser spl) {
    SplReader in = spl.in();
    int at = in.at();
    Options options = new Options(in, "gentimes", "start", "end", "increment").take();
    ZonedDateTime midnight = spl.now().truncatedTo(ChronoUnit.DAYS);
    ZonedDateTime start =
        options
            .text("start")
            .map(text -> moment(text, "start", options, midnight))
            .orElseThrow(() -> in.expected("start=a date such as 10/31/2026, or -7"));
    ZonedDateTime end =
        options.text("end").map(text -> moment(text, "end", options, midnight)).orElse(midnight);
    UnaryOperator<ZonedDateTime> increment = increment(options);
    List<List<Optional<String>>> rows = new ArrayList<>();
    ZonedDateTime from = start;
    while (from.isBefore(end)) {
      if (rows.size() == MOST_ROWS) {
        throw in.mistake(at, "more than " + MOST_ROWS + " times; take a longer increment");
      }
      ZonedDateTime next = increment.apply(from);
      ZonedDateTime last = next.minusSeconds(1);
      rows.add(
          List.of(
              Optional.of(READABLE.format(last)),
              Optional.of(Long.toString(last.toEpochSecond())),
              Optional.of(READABLE.format(from)),
              Optional.of(Long.toString(from.toEpochSecond()))));
      from = next;
    }
    return new SourcePlan.Rows(List.of("endhuman", "endtime", "starthuman", "starttime"), rows);
  }

  private static UnaryOperator<ZonedDateTime> increment(Options options) {
    String step = options.text("increment", "1d");
    Matcher written = STEP.matcher(step);
    if (!written.matches() || Long.parseLong(written.group(1)) == 0) {
      throw options.wrong("increment", "a number and s, m, h or d, as in 1h", step);
    }
    long amount = Long.parseLong(written.group(1));
    ChronoUnit unit =
        switch (written.group(2)) {
          case "s" -> ChronoUnit.SECONDS;
          case "m" -> ChronoUnit.MINUTES;
          case "h" -> ChronoUnit.HOURS;
          default -> ChronoUnit.DAYS;
        };
    return time -> time.plus(amount, unit);
  }

  private static ZonedDateTime moment(
      String text, String option, Options options, ZonedDateTime midnight) {
    if (DAYS.matcher(text).matches()) {
      return midnight.plusDays(Long.parseLong(text));
    }
    try {
      return text.indexOf(':') < 0
          ? LocalDateTime.parse(text + ":0:0:0", WRITTEN).atZone(midnight.getZone())
          : LocalDateTime.parse(text, WRITTEN).atZone(midnight.getZone());
    } catch (DateTimeParseException none) {
      throw options.wrong(option, "a date such as 10/31/2026 or a number of days", text);
    }
  }

  /** Which source types, sources or hosts there are, and when they were seen. */
  private static Plan metadata(Plan input, SplParser spl) {
    SplReader in = spl.in();
    int at = in.at();
    Options options =
        new Options(
            in, "metadata", "type", "index", "splunk_server", "splunk_server_group", "datatype");
    options.take();
    String type = options.text("type", "");
    if (!List.of("sourcetypes", "sources", "hosts").contains(type)) {
      throw options.wrong("type", "sourcetypes, sources or hosts", type);
    }
    String field = type.substring(0, type.length() - 1);
    Expr time = new Expr.Field("_time", at);
    Plan counted =
        new GroupPlan.Aggregate(
            ofIndex(input, options, at),
            List.of(
                new Aggregation("min", Optional.of(time), 0, "firstTime", at),
                new Aggregation("max", Optional.of(time), 0, "lastTime", at),
                new Aggregation("max", Optional.of(time), 0, "recentTime", at),
                new Aggregation("count", Optional.empty(), 0, "totalCount", at)),
            List.of(field));
    Plan typed =
        new FieldPlan.Extend(
            counted,
            List.of(
                number("firstTime", at),
                number("lastTime", at),
                number("recentTime", at),
                new Assignment("type", new Expr.Text(type))));
    return new FieldPlan.Fields(
        typed,
        FieldPlan.Fields.Mode.TABLE,
        List.of("firstTime", "lastTime", "recentTime", field, "totalCount", "type"));
  }

  /** A time as the number it is in Splunk's tables. */
  private static Assignment number(String field, int at) {
    return new Assignment(field, new Expr.Call("floor", List.of(new Expr.Field(field, at)), at));
  }

  private static Plan ofIndex(Plan input, Options options, int at) {
    return options
        .text("index")
        .filter(name -> !name.equals("*"))
        .<Plan>map(
            name -> new RowPlan.Filter(input, new Expr.Match("index", Comparison.EQUAL, name, at)))
        .orElse(input);
  }

  private static Plan eventCount(Plan input, SplParser spl) {
    SplReader in = spl.in();
    int at = in.at();
    Options options =
        new Options(in, "eventcount", "index", "summarize", "report_size", "list_vix").take();
    return new GroupPlan.Aggregate(
        ofIndex(input, options, at),
        List.of(new Aggregation("count", Optional.empty(), 0, "count", at)),
        options.truth("summarize", true) ? List.of() : List.of("index"));
  }

  /** The rows of a lookup table or of a saved search. */
  private static Plan from(Plan input, SplParser spl) {
    SplReader in = spl.in();
    int at = in.at();
    String written =
        in.peek() == '"' ? in.quoted() : in.name("a kind and a name, as lookup:people");
    int colon = written.indexOf(':');
    String kind = (colon < 0 ? written : written.substring(0, colon)).toLowerCase(Locale.ROOT);
    String name = colon < 0 ? "" : written.substring(colon + 1);
    if (name.isEmpty()) {
      in.accept(":");
      name = in.name("the name after " + kind + ":");
    }
    return switch (kind) {
      case "lookup", "inputlookup" -> new SourcePlan.Table(name, at);
      case "savedsearch" -> spl.saved(name, Map.of(), at);
      default ->
          throw in.mistake(
              at, "from takes lookup:NAME or savedsearch:NAME; there is no " + kind + " here");
    };
  }
}
