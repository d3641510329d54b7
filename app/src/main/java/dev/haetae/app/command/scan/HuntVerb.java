package dev.haetae.app.command.scan;

import com.google.auto.service.AutoService;
import dev.haetae.app.command.Verb;
import dev.haetae.app.config.DetectorLibrary;
import dev.haetae.app.hunt.AnyMention;
import dev.haetae.app.option.LakeOption;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.detect.Detector;
import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.indicator.Category;
import dev.haetae.detect.indicator.Indicator;
import dev.haetae.detect.indicator.IndicatorKind;
import dev.haetae.detect.indicator.IndicatorLists;
import dev.haetae.detect.indicator.IndicatorSink;
import dev.haetae.detect.indicator.read.ListReader;
import dev.haetae.detect.indicator.read.ListSettings;
import dev.haetae.detect.indicator.read.Observable;
import dev.haetae.detect.indicator.read.ReportText;
import dev.haetae.detect.indicator.read.UnreadableList;
import dev.haetae.detect.mechanism.Mechanism;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.flow.Scan;
import dev.haetae.flow.ScanResult;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.formats.Formats;
import dev.haetae.lake.Lake;
import dev.haetae.lake.read.LakeEvents;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.Phrase;
import dev.haetae.model.log.FileReason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code haetae hunt}: is anything of what is known in these logs? */
@AutoService(Verb.class)
@Command(
    name = "hunt",
    description = {
      "Look in logs for indicators: those given, or else those of the lists that are kept. Every event"
          + " that has one is reported, as Low at least, even if it came to nothing.",
      "Indicators may be given as a list of any format haetae intel reads, or stand anywhere in a"
          + " text such as a report, bracketed too: hxxp://evil[.]example, 203.0.113[.]7.",
      "Where no logs are named, the lake is looked through."
    },
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 done, 1 findings at or above --fail-on, 2 wrong use, 3 input not readable.",
      "",
      "Examples:",
      "  haetae hunt ./exported-logs",
      "  haetae hunt ./exported-logs --indicators report.txt",
      "  haetae hunt ./exported-logs --indicator 203.0.113.7 --indicator 'evil[.]example'",
      "  haetae hunt --indicators report.txt --last 90d",
      "  haetae hunt s3://our-trail/AWSLogs/ --indicators bundle.json --fail-on low"
    })
public final class HuntVerb extends ScanVerb {
  private static final int LARGEST_TEXT = 16 << 20;

  @Option(
      names = "--indicator",
      paramLabel = "VALUE",
      description = "An address, network, domain, URL, hash or access key id; can be repeated.")
  private List<String> values = List.of();

  @Option(
      names = "--indicators",
      paramLabel = "FILE",
      description = "A list of indicators, or a text with some in it; can be repeated.")
  private List<Path> files = List.of();

  private final HuntedTexts given = new HuntedTexts();

  @Override
  List<String> read() {
    List<String> paths = readOptions().paths();
    LakeOption lake = options().namedLake();
    if (!paths.isEmpty()) {
      if (lake.isGiven() && options().lake().isEmpty()) {
        throw UserMistake.wrongUse("hunt: give either logs or --lake");
      }
      return paths;
    }
    if (options().lake().isPresent()) {
      throw UserMistake.wrongUse("hunt --keep: expected logs, whose events are to be kept");
    }
    if (!lake.isGiven() && !lake.isThere()) {
      throw UserMistake.wrongUse(
          "hunt: expected where to look, as hunt ./logs, or hunt --lake ./lake");
    }
    return lake.isGiven() ? List.of("--lake", lake.folder().toString()) : List.of();
  }

  @Override
  ScanResult run(Scan scan, ProblemAccount problems) {
    if (!readOptions().paths().isEmpty()) {
      return super.run(scan, problems);
    }
    try (Lake lake = Lake.open(options().namedLake().folder())) {
      return scan.open(
          new LakeEvents(
              lake, options().range(), given.wanted(), readOptions().threads(), problems));
    } catch (LakeUnusable unusable) {
      throw LakeOption.mistake(unusable);
    }
  }

  @Override
  DetectorLibrary library(KnownEnvironment environment) {
    return super.library(environment).with(AnyMention.detectors(Formats.catalogs()));
  }

  @Override
  Predicate<Detector> chosen(DetectorLibrary library) {
    return super.chosen(library)
        .and(detector ->
            detector
                .watch()
                .filter(watch -> watch.mechanism().kind() == Mechanism.Kind.LIST)
                .isPresent());
  }

  @Override
  Surroundings surroundings(KnownEnvironment environment) {
    Surroundings known = super.surroundings(environment);
    if (!values.isEmpty() || !files.isEmpty()) {
      return known.with(lists());
    }
    if (known.indicators().isEmpty()) {
      throw UserMistake.wrongUse(
          "there is nothing to hunt for; give --indicator or --indicators, or keep lists by haetae"
              + " intel add");
    }
    return known;
  }

  private IndicatorLists lists() {
    IndicatorLists.Builder builder = new IndicatorLists.Builder();
    IndicatorSink own =
        given.also(builder.begin(new IndicatorLists.Source("given", "--indicator")));
    for (String value : values) {
      own.take(
          indicator(
              Observable.of(value)
                  .orElseThrow(() ->
                      UserMistake.wrongUse(
                          "--indicator "
                              + value
                              + ": expected an address, a domain, a URL, a hash or a key id"))));
    }
    for (Path file : files) {
      read(file, builder);
    }
    IndicatorLists lists = builder.build();
    notice("hunting for " + Phrase.count(count(lists), "indicator"));
    return lists;
  }

  private static long count(IndicatorLists lists) {
    long count = 0;
    for (IndicatorKind kind : IndicatorKind.values()) {
      count += lists.size(kind);
    }
    return count;
  }

  private void read(Path file, IndicatorLists.Builder builder) {
    String name = String.valueOf(file.getFileName());
    IndicatorSink sink =
        given.also(builder.begin(new IndicatorLists.Source(name, file.toString())));
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      Optional<String> text = text(in);
      if (text.isPresent()) {
        takeText(file, text.get(), sink);
      } else {
        ListReader.read(
            file.toString(),
            in,
            ListSettings.of(Category.THREAT),
            sink,
            each -> notice(each.place() + ": " + each.detail()));
      }
    } catch (UnreadableList refused) {
      throw UserMistake.notReadable("--indicators " + file + ": " + refused.getMessage());
    } catch (IOException e) {
      throw UserMistake.notReadable("--indicators " + file + ": " + FileReason.of(e));
    }
  }

  /** What people wrote; empty for what programs write: JSON, and what is too large or packed. */
  private static Optional<String> text(InputStream in) throws IOException {
    in.mark(LARGEST_TEXT + 1);
    byte[] bytes = in.readNBytes(LARGEST_TEXT + 1);
    in.reset();
    String text = new String(bytes, StandardCharsets.UTF_8);
    String start = text.stripLeading();
    boolean isList = start.startsWith("{") || start.startsWith("[{") || text.indexOf('\0') >= 0;
    return isList || bytes.length > LARGEST_TEXT ? Optional.empty() : Optional.of(text);
  }

  private static void takeText(Path file, String text, IndicatorSink sink) {
    List<Observable> found = ReportText.of(text);
    if (found.isEmpty()) {
      throw UserMistake.notReadable(
          "--indicators " + file + ": no address, domain, URL, hash or key id is in it");
    }
    found.forEach(each -> sink.take(indicator(each)));
  }

  private static Indicator indicator(Observable observable) {
    return new Indicator(
        observable.kind(),
        observable.value(),
        Category.THREAT,
        ListSettings.USUAL_CONFIDENCE,
        Indicator.NEVER,
        "");
  }
}
