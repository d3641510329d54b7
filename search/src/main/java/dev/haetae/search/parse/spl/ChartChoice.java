package dev.haetae.search.parse.spl;

import dev.haetae.search.function.Compare;
import dev.haetae.search.plan.ChartPlan;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which values of a field get a column of a chart. */
final class ChartChoice {
  /** What a column may be chosen by. */
  private static final List<String> SCORES =
      List.of("avg", "count", "max", "mean", "median", "min", "range", "stdev", "sum");

  private static final Pattern RANKED = Pattern.compile("(top|bottom)([0-9]{0,6})");

  private ChartChoice() {}

  /** Which values get columns: by WHERE, or the greatest sums up to the limit. */
  static ChartPlan.Chart.Choice read(SplReader in, Options options) {
    return in.acceptWord("WHERE") ? where(in) : limited(options);
  }

  private static ChartPlan.Chart.Choice limited(Options options) {
    String limit = options.text("limit", "10");
    String digits = limit.replaceAll("[^0-9]", "");
    return new ChartPlan.Chart.Choice(
        "sum",
        limit.startsWith("bottom") ? ChartPlan.Chart.Rule.LEAST : ChartPlan.Chart.Rule.MOST,
        digits.isEmpty() ? 10 : Long.parseLong(digits.substring(0, Math.min(9, digits.length()))));
  }

  private static ChartPlan.Chart.Choice where(SplReader in) {
    int at = in.at();
    String function = in.take(Character::isLetterOrDigit).toLowerCase(Locale.ROOT);
    if (!SCORES.contains(function)) {
      throw in.unknown(at, "function of where", function, SCORES);
    }
    if (in.accept(">")) {
      return new ChartPlan.Chart.Choice(function, ChartPlan.Chart.Rule.MORE, bound(in));
    }
    if (in.accept("<")) {
      return new ChartPlan.Chart.Choice(function, ChartPlan.Chart.Rule.FEWER, bound(in));
    }
    return ranked(in, function);
  }

  private static ChartPlan.Chart.Choice ranked(SplReader in, String function) {
    boolean without = in.acceptWord("notin");
    if (!without && !in.acceptWord("in")) {
      throw in.expected("in top5, notin bottom5, > or < and a number");
    }
    int place = in.at();
    Matcher written = RANKED.matcher(in.name("top5 or bottom5").toLowerCase(Locale.ROOT));
    if (!written.matches()) {
      throw in.mistake(place, "expected top or bottom and a number, as in top5");
    }
    ChartPlan.Chart.Rule rule = rule(written.group(1).equals("top"), without);
    return new ChartPlan.Chart.Choice(
        function, rule, written.group(2).isEmpty() ? 10 : Long.parseLong(written.group(2)));
  }

  private static ChartPlan.Chart.Rule rule(boolean most, boolean without) {
    if (without) {
      return most ? ChartPlan.Chart.Rule.NOT_MOST : ChartPlan.Chart.Rule.NOT_LEAST;
    }
    return most ? ChartPlan.Chart.Rule.MOST : ChartPlan.Chart.Rule.LEAST;
  }

  private static double bound(SplReader in) {
    int at = in.at();
    String text = in.value();
    return Compare.numeric(text)
        .orElseThrow(() -> in.mistake(at, "expected a number, not " + text));
  }
}
