package dev.haetae.quality.fuzz;

import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.indicator.Category;
import dev.haetae.detect.indicator.Indicator;
import dev.haetae.detect.indicator.IndicatorKind;
import dev.haetae.detect.indicator.IndicatorLists;
import dev.haetae.detect.indicator.read.ListReader;
import dev.haetae.detect.indicator.read.ListSettings;
import dev.haetae.detect.indicator.read.ReportText;
import dev.haetae.files.archive.Gunzip;
import dev.haetae.files.archive.Stored;
import dev.haetae.files.archive.Unpacker;
import dev.haetae.findings.shape.FindingReader;
import dev.haetae.findings.suppression.SuppressionFile;
import dev.haetae.formats.Formats;
import dev.haetae.formats.Origin;
import dev.haetae.formats.read.LogReader;
import dev.haetae.formats.read.RecordReader;
import dev.haetae.formats.scan.JsonScanner;
import dev.haetae.formats.scan.JsonWalk;
import dev.haetae.model.Limits;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Field;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.log.LogObject;
import dev.haetae.model.log.Problem;
import dev.haetae.search.parse.Language;
import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.parse.insights.Insights;
import dev.haetae.search.parse.spl.Spl;
import dev.haetae.search.parse.spl.SplLibrary;
import dev.haetae.search.plan.TimeRange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be fed with bytes: each a reader of something that comes from outside. */
enum Target {
  /** Logs of every format, told by what they say. */
  LOG {
    @Override
    void feed(byte[] data) throws IOException {
      readLog(new ByteArrayInputStream(data));
    }
  },

  /** One JSON value, searched for its end and walked through. */
  JSON {
    @Override
    void feed(byte[] data) {
      byte[] padded = Arrays.copyOf(data, data.length + JsonScanner.PADDING);
      JsonScanner scanner = new JsonScanner(SMALL.records());
      try {
        int start = JsonScanner.skipSpace(padded, 0);
        int end = scanner.skip(padded, start, data.length);
        require(end <= data.length, "skipped beyond the limit");
        walk(scanner, padded, start, end);
      } catch (JsonScanner.Stop stop) {
        require(stop.getMessage() != null, "stopped without a cause");
      }
    }
  },

  /** Tables, as consoles and query engines export them. */
  CSV {
    @Override
    void feed(byte[] data) throws IOException {
      byte[] header =
          "eventtime,eventname,eventsource,useridentity\n".getBytes(StandardCharsets.UTF_8);
      byte[] table = Arrays.copyOf(header, header.length + data.length);
      System.arraycopy(data, 0, table, header.length, data.length);
      readLog(new ByteArrayInputStream(table));
    }
  },

  /** Compressed files and archives, and the logs inside. */
  PACKED {
    @Override
    void feed(byte[] data) throws IOException {
      Stored stored = new Stored("fuzz", Optional.empty(), Optional.empty());
      new Unpacker(SMALL, Gunzip.JDK, Target::hear)
          .unpack(stored, new ByteArrayInputStream(data), Target::readPacked);
    }
  },

  /** Detector files and the user's Sigma rules. */
  RULE {
    @Override
    void feed(byte[] data) {
      new DetectorReader(KnownEnvironment.UNKNOWN.placeholders())
          .read("fuzz.yml", new String(data, StandardCharsets.UTF_8));
    }
  },

  /** Files of suppressions. */
  SUPPRESSION {
    @Override
    void feed(byte[] data) {
      SuppressionFile.read("fuzz.yml", new String(data, StandardCharsets.UTF_8));
    }
  },

  /** Lists of indicators in any format, and texts with indicators in them. */
  LIST {
    @Override
    void feed(byte[] data) throws IOException {
      ListReader.read(
          "fuzz",
          new ByteArrayInputStream(data),
          ListSettings.of(Category.THREAT),
          Target::admit,
          Target::hear);
      ReportText.of(new String(data, StandardCharsets.UTF_8));
    }
  },

  /** Findings kept as lines of JSON. */
  FINDING {
    @Override
    void feed(byte[] data) throws IOException {
      FindingReader reader =
          new FindingReader(new ByteArrayInputStream(data), "fuzz", Target::hear);
      while (reader.next().isPresent()) {
        // each line is read for what it does to the reader
      }
    }
  },

  /** Searches, in each language. */
  SEARCH {
    @Override
    void feed(byte[] data) {
      String text = new String(data, StandardCharsets.UTF_8);
      LANGUAGES.forEach(language -> understand(language, text));
    }
  };

  private static final List<Target> ALL = List.of(values());
  private static final List<Language> LANGUAGES =
      List.of(
          new Spl(
              new SplLibrary(
                  Map.of("named(1)", new SplLibrary.Macro("eventName=$name$", List.of("name"))),
                  Map.of())),
          new Insights());
  private static final Limits SMALL =
      new Limits(
          new Limits.Records(1 << 16, 64, 1_000),
          new Limits.Unpacking(100, 1 << 20, 100, 3),
          1_000,
          new Limits.Reports(100, 10));
  private static final Map<String, FieldSelection> EVERY_FIELD = new HashMap<>();
  private static final LogReader LOGS = new LogReader(Target::everyField, SMALL);
  private static final RecordReader RECORDS = new RecordReader(Target::everyField, SMALL);

  /**
   * Reads the bytes.
   *
   * @throws IOException where an input cannot be read, in words fit for the user
   */
  abstract void feed(byte[] data) throws IOException;

  /** The target a byte chooses. */
  static Target chosenBy(byte choice) {
    return ALL.get(Byte.toUnsignedInt(choice) % ALL.size());
  }

  /** A byte that chooses this target. */
  byte choice() {
    return (byte) ALL.indexOf(this);
  }

  private static FieldSelection everyField(String log) {
    return EVERY_FIELD.computeIfAbsent(log, Target::selectEveryField);
  }

  private static FieldSelection selectEveryField(String log) {
    FieldSelection.Builder fields = new FieldSelection.Builder();
    for (Field field : Formats.of(log).orElseThrow().catalog().fields()) {
      fields.add(field.name());
    }
    return fields.build();
  }

  private static void walk(JsonScanner scanner, byte[] padded, int start, int end) {
    if (padded[start] != '{' && padded[start] != '[') {
      return;
    }
    JsonWalk walk = JsonWalk.inside(scanner, padded, start, end);
    int before = start;
    while (walk.next()) {
      require(walk.value() > before && walk.end() <= end, "walked out of the value");
      before = walk.value();
    }
  }

  private static void readPacked(LogObject log) throws IOException {
    try (InputStream in = log.open()) {
      readLog(in);
    }
  }

  private static void readLog(InputStream in) throws IOException {
    LOGS.read(Origin.of("fuzz", Instant.EPOCH), in, Target::look, Target::hear);
  }

  /** Takes every value of an event, and reads its record again as a detector's evidence is. */
  private static void look(Event event) {
    visit(event);
    require(!event.id().isEmpty(), "an event without an id");
    byte[] raw = event.raw().text().getBytes(StandardCharsets.UTF_8);
    if (Arrays.equals(raw, copy(event))) {
      visit(RECORDS.read(event.log(), event.layout(), raw, "fuzz", 1));
    }
  }

  private static byte[] copy(Event event) {
    return Arrays.copyOfRange(event.raw().bytes(), event.raw().start(), event.raw().end());
  }

  private static void visit(Event event) {
    for (int field = 0; field < event.selection().size(); field++) {
      for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
        require(
            event.text(value).length() <= SMALL.records().recordBytes() * 4,
            "a value beyond its record");
      }
    }
  }

  /** What is taken of a list must be looked up again. */
  private static void admit(Indicator indicator) {
    IndicatorLists.Builder builder = new IndicatorLists.Builder();
    builder.begin(new IndicatorLists.Source("fuzz", "fuzz")).take(indicator);
    String value = indicator.value().replaceFirst("/[0-9]+$", "");
    require(
        indicator.kind() == IndicatorKind.USER_AGENT
            || builder.build().of(indicator.kind(), value, Long.MIN_VALUE).all().size() == 1,
        "an entry that is not found");
  }

  /** What is not understood must be pointed at. */
  private static void understand(Language language, String text) {
    try {
      language.parse(language.expanded(text), Instant.EPOCH, TimeRange.ALL);
    } catch (QueryMistake mistake) {
      require(String.valueOf(mistake.getMessage()).contains("^"), "a mistake without a place");
    }
  }

  private static void hear(Problem problem) {
    require(!problem.detail().isEmpty(), "a problem without words");
  }

  private static void require(boolean holds, String words) {
    if (!holds) {
      throw new IllegalStateException(words);
    }
  }
}
