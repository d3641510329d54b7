package dev.haetae.app.text;

import java.util.ArrayList;
import java.util.List;

/** Numbers as bars, a character each. */
public final class Sparkline {
  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final int WIDEST = 80;

  private Sparkline() {}

  /**
   * Bars from nought or the least to the greatest; of many numbers the greatest of each stretch.
   */
  public static String of(List<Double> numbers) {
    List<Double> shown = narrowed(numbers);
    double least = Math.min(0, shown.stream().mapToDouble(each -> each).min().orElse(0));
    double greatest = shown.stream().mapToDouble(each -> each).max().orElse(0);
    StringBuilder bars = new StringBuilder();
    for (double number : shown) {
      double share = greatest > least ? (number - least) / (greatest - least) : 0;
      bars.append(BARS.charAt((int) Math.round(share * (BARS.length() - 1))));
    }
    return bars.toString();
  }

  private static List<Double> narrowed(List<Double> numbers) {
    if (numbers.size() <= WIDEST) {
      return numbers;
    }
    List<Double> shown = new ArrayList<>();
    for (int i = 0; i < WIDEST; i++) {
      int from = (int) ((long) i * numbers.size() / WIDEST);
      int to = (int) ((long) (i + 1) * numbers.size() / WIDEST);
      shown.add(numbers.subList(from, to).stream().mapToDouble(each -> each).max().orElse(0));
    }
    return shown;
  }
}
