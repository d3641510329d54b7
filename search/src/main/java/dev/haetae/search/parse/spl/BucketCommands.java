package dev.haetae.search.parse.spl;

import dev.haetae.search.function.Compare;
import dev.haetae.search.function.TimeModifier;
import dev.haetae.search.plan.Buckets;
import dev.haetae.search.plan.ChartPlan;
import dev.haetae.search.plan.FieldPlan;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.Span;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Values put into buckets of one width. */
final class BucketCommands {
  private BucketCommands() {}

  static void addTo(Map<String, CommandParser> all) {
    all.put("bin", BucketCommands::bin);
    all.put("bucket", BucketCommands::bin);
    all.put("discretize", BucketCommands::bin);
    all.put("makecontinuous", BucketCommands::continuous);
  }

  static Buckets buckets(Options options) {
    Optional<Span> span = span(options, "span");
    return new Buckets(
        span,
        Math.clamp(options.whole("bins", 100), 2, 50_000),
        span(options, "minspan"),
        number(options, "start"),
        number(options, "end"),
        options.text("aligntime").flatMap(BucketCommands::aligned));
  }

  private static Optional<Span> span(Options options, String name) {
    return options
        .text(name)
        .map(text ->
            Spans.parse(text)
                .orElseThrow(
                    () -> options.wrong(name, "a span such as 5m, 1h, 100 or log10", text)));
  }

  private static Optional<Double> number(Options options, String name) {
    return options
        .text(name)
        .map(
            text -> Compare.numeric(text).orElseThrow(() -> options.wrong(name, "a number", text)));
  }

  private static Optional<Double> aligned(String text) {
    Optional<Double> number = Compare.numeric(text);
    return number.isPresent()
        ? number
        : TimeModifier.parse(text).map(each -> each.from(Instant.EPOCH).getEpochSecond() * 1.0);
  }

  private static Plan bin(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Options options =
        new Options(in, "bin", "span", "bins", "minspan", "start", "end", "aligntime");
    Optional<String> field = Optional.empty();
    Optional<String> as = Optional.empty();
    while (!in.atCommandEnd()) {
      if (options.takeOne()) {
        in.accept(",");
      } else if (field.isPresent() && in.acceptWord("AS")) {
        as = Optional.of(in.name("the new name"));
      } else if (field.isEmpty()) {
        field = Optional.of(in.name("a field"));
      } else {
        throw in.expected("an option of bin or the end");
      }
    }
    return new FieldPlan.Bin(
        input, field.orElseThrow(() -> in.expected("a field")), as, buckets(options));
  }

  private static Plan continuous(Plan input, SplParser spl) {
    SplReader in = spl.in();
    Options options =
        new Options(in, "makecontinuous", "span", "bins", "minspan", "start", "end", "aligntime");
    String field = "_time";
    while (!in.atCommandEnd()) {
      if (!options.takeOne()) {
        field = in.name("a field");
      }
      in.accept(",");
    }
    return new ChartPlan.Continuous(input, field, buckets(options));
  }
}
