package dev.haetae.formats.read;

import dev.haetae.formats.Formats;
import dev.haetae.formats.LineFormat;
import dev.haetae.formats.LineFormat.Recognition;
import dev.haetae.formats.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the format lines are of: the surest wins, each judging by what its parser understands. */
final class LineFormatChooser {
  /** Those first that can be surest. */
  private static final List<LineFormat> FORMATS =
      Formats.lines().sorted(Comparator.comparingInt(LineFormat::surest).reversed()).toList();

  /** Structure was seen; below, there is text and nothing more. */
  private static final int RECOGNISED = 50;

  /** A format, and what it made of the lines. */
  record Choice(LineFormat format, Recognition as) {

    /** Whether more was seen than text. */
    boolean isRecognised() {
      return as.certainty() >= RECOGNISED;
    }
  }

  /**
   * What the first lines of an object are.
   *
   * @param prefix what stands before their text
   * @param choice empty where they are of no format
   * @param text the lines without what stands before them
   */
  record Head(LinePrefix prefix, Optional<Choice> choice, List<String> text) {}

  private final LineFormat.Judge judge;

  /** Where among the formats the one is that lines were of last. */
  private int likely;

  LineFormatChooser(LineFormat.Judge judge) {
    this.judge = judge;
  }

  /** Whether a log is known that lines of this choice are of. */
  static boolean isRecognised(Optional<Choice> choice) {
    return choice.filter(Choice::isRecognised).isPresent();
  }

  /** Decides by the first lines, and by what is left of them without what may stand before. */
  Head head(List<String> lines, Origin origin) {
    Head chosen = new Head(LinePrefix.NOTHING, best(lines, origin), lines);
    for (LinePrefix prefix : List.of(LinePrefix.TIME, LinePrefix.TIME_AND_STREAM)) {
      List<String> text = prefix.strip(lines);
      if (text.equals(lines)) {
        return chosen;
      }
      boolean structured =
          prefix == LinePrefix.TIME && text.stream().anyMatch(LineFormatChooser::isStructured);
      Optional<Choice> inside = best(text, origin);
      if (structured) {
        return new Head(prefix, inside, text);
      }
      if (certainty(inside) > certainty(chosen.choice())) {
        chosen = new Head(prefix, inside, text);
      }
    }
    return chosen;
  }

  private static boolean isStructured(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return line.startsWith("{") || XmlReading.isEvent(bytes, 0, bytes.length);
  }

  private static int certainty(Optional<Choice> choice) {
    return choice.map(each -> each.as().certainty()).orElse(0);
  }

  /**
   * The surest choice, and of those as sure the first. Begins with what it was the last time: then
   * few others can be surer, and only those are asked.
   */
  Optional<Choice> best(List<String> lines, Origin origin) {
    int first = likely;
    Optional<Choice> best = choice(first, lines, origin);
    for (int place = 0; place < FORMATS.size(); place++) {
      int needed = needed(best, place);
      if (FORMATS.get(place).surest() < needed) {
        break;
      }
      Optional<Choice> other = place == first ? Optional.empty() : choice(place, lines, origin);
      if (other.isPresent() && certainty(other) >= needed) {
        best = other;
        likely = place;
      }
    }
    return best;
  }

  /** How sure the format at a place must be to be chosen instead. */
  private int needed(Optional<Choice> best, int place) {
    if (best.isEmpty()) {
      return Integer.MIN_VALUE;
    }
    return certainty(best) + (place < likely ? 0 : 1);
  }

  private Optional<Choice> choice(int place, List<String> lines, Origin origin) {
    LineFormat format = FORMATS.get(place);
    return format.recognise(lines, origin, judge).map(as -> new Choice(format, as));
  }

  /** What could make more of lines that are kept as text of no known log. */
  static Optional<String> advice(List<String> lines) {
    return FORMATS.stream().flatMap(format -> format.advice(lines).stream()).findFirst();
  }
}
