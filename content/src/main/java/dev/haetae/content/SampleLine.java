package dev.haetae.content;

import dev.haetae.model.NearestName;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sample of a log that is text: a line with places to fill in. <code>{name=value}</code> is a
 * value a test may patch; <code>{time:pattern}</code> is the time of the event in UTC, written as a
 * {@link DateTimeFormatter} pattern says; <code>{epoch}</code> is that time in seconds since 1970,
 * and <code>{epoch+name=10}</code> one so many seconds later, which a test may patch. Lines before
 * the last are a header that the log begins with.
 */
final class SampleLine {
  private static final Pattern PLACE =
      Pattern.compile("\\{(?:time:([^{}]+)|(epoch)|(epoch\\+)?([\\w.-]+)=([^{}]*))}");

  private final String name;
  private final String header;
  private final String template;

  /** Reads a sample. */
  SampleLine(String name, String text) {
    String stripped = text.stripTrailing();
    int last = stripped.lastIndexOf('\n');
    this.name = name;
    this.header = stripped.substring(0, last + 1);
    this.template = stripped.substring(last + 1);
  }

  /** What comes before the first line; empty for most logs. */
  String header() {
    return header;
  }

  /**
   * The line.
   *
   * @param values what is put in place of the sample's own values; null writes a dash, which text
   *     logs have where there is nothing
   * @throws IllegalArgumentException where the sample has no place of a name, or a value would
   *     break the line
   */
  String line(Instant time, Map<String, @Nullable Object> values) {
    refuseUnknown(values);
    return filled(place -> {
      if (place.group(1) != null) {
        return time(place, time);
      }
      if (place.group(2) != null) {
        return Long.toString(time.getEpochSecond());
      }
      String value = value(place, values);
      return place.group(3) == null ? value : later(time, value);
    });
  }

  private String later(Instant time, String seconds) {
    try {
      return Long.toString(time.getEpochSecond() + Long.parseLong(seconds));
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException(
          "sample " + name + ": \"" + seconds + "\" is no number of seconds", wrong);
    }
  }

  private String value(MatchResult place, Map<String, @Nullable Object> values) {
    if (!values.containsKey(place.group(4))) {
      return place.group(5);
    }
    Object value = values.get(place.group(4));
    String text = value == null ? "-" : String.valueOf(value);
    if (text.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("sample " + name + ": a value is more than one line");
    }
    return text;
  }

  private String time(MatchResult place, Instant time) {
    try {
      return DateTimeFormatter.ofPattern(place.group(1), Locale.ROOT)
          .format(time.atOffset(ZoneOffset.UTC));
    } catch (IllegalArgumentException | DateTimeException wrong) {
      throw new IllegalArgumentException(
          "sample " + name + ": \"" + place.group(1) + "\" is no pattern of a time", wrong);
    }
  }

  private void refuseUnknown(Map<String, @Nullable Object> values) {
    Map<String, String> known = new LinkedHashMap<>();
    PLACE
        .matcher(template)
        .results()
        .filter(place -> place.group(4) != null)
        .forEach(place -> known.put(place.group(4), place.group(5)));
    String unknown =
        values.keySet().stream()
            .filter(each -> !known.containsKey(each))
            .collect(Collectors.joining(", "));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "sample "
              + name
              + " has no place "
              + unknown
              + "; it has "
              + NearestName.list(known.keySet()));
    }
  }

  private String filled(Function<MatchResult, String> values) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(values.apply(place)));
  }
}
