package dev.haetae.detect.sigma;

import dev.haetae.detect.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts configured values where a rule with {@code expand} writes {@code %name%}. */
final class Placeholders {
  private static final Pattern NAME = Pattern.compile("%([A-Za-z0-9_.-]{1,64})%");
  private static final int MOST_TEXTS = 10_000;

  private final Map<String, List<String>> values;

  Placeholders(Map<String, List<String>> values) {
    this.values = values;
  }

  /** Every text that comes of a value; several names in one text give every combination. */
  List<String> expand(Yaml.Scalar scalar) {
    List<String> texts = List.of("");
    Matcher matcher = NAME.matcher(scalar.text());
    int from = 0;
    while (matcher.find()) {
      String before = scalar.text().substring(from, matcher.start());
      texts = combine(scalar, texts, before, values(scalar, matcher.group(1), matcher.start()));
      from = matcher.end();
    }
    return combine(scalar, texts, scalar.text().substring(from), List.of(""));
  }

  private List<String> values(Yaml.Scalar scalar, String name, int index) {
    List<String> found = values.get(name);
    if (found == null || found.isEmpty()) {
      throw scalar
          .at(index)
          .refuse(
              "the placeholder %" + name + "% has no values; give them in the environment file");
    }
    return found;
  }

  private static List<String> combine(
      Yaml.Scalar scalar, List<String> texts, String between, List<String> values) {
    if ((long) texts.size() * values.size() > MOST_TEXTS) {
      throw scalar.mark().refuse("placeholders that come to more than " + MOST_TEXTS + " values");
    }
    List<String> combined = new ArrayList<>();
    for (String text : texts) {
      for (String value : values) {
        combined.add(text + between + value);
      }
    }
    return combined;
  }
}
