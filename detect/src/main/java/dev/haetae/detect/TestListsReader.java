package dev.haetae.detect;

import dev.haetae.detect.indicator.Category;
import dev.haetae.detect.indicator.Indicator;
import dev.haetae.detect.indicator.IndicatorKind;
import dev.haetae.detect.indicator.read.ListSettings;
import dev.haetae.detect.indicator.read.Observable;
import dev.haetae.detect.yaml.Yaml;
import dev.haetae.model.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Reads the key {@code lists} of a detector's tests: what is on the lists of indicators while they
 * run, by category: {@code c2: [203.0.113.7, {value: evil.example, confidence: 30}]}.
 */
final class TestListsReader {
  private TestListsReader() {}

  static List<Indicator> read(Yaml.Mapping tests) {
    List<Indicator> listed = new ArrayList<>();
    tests
        .get("lists")
        .ifPresent(lists ->
            lists
                .asMapping()
                .entries()
                .values()
                .forEach(entry ->
                    entry
                        .value()
                        .asItems()
                        .forEach(item -> listed.add(indicator(category(entry), item)))));
    return listed;
  }

  private static Category category(Yaml.Entry entry) {
    return Category.of(entry.key())
        .orElseThrow(() ->
            entry
                .mark()
                .refuse(
                    "there is no category \""
                        + entry.key()
                        + "\""
                        + NearestName.askOrList(
                            entry.key(),
                            Arrays.stream(Category.values()).map(Category::word).toList())));
  }

  private static Indicator indicator(Category category, Yaml written) {
    if (written instanceof Yaml.Scalar) {
      return indicator(category, written, ListSettings.USUAL_CONFIDENCE);
    }
    Yaml.Mapping mapping = written.asMapping();
    mapping.refuseOthers(Set.of("value", "confidence", "kind"));
    Yaml value = mapping.require("value");
    int confidence =
        mapping
            .get("confidence")
            .map(TestListsReader::confidence)
            .orElse(ListSettings.USUAL_CONFIDENCE);
    if (mapping.text("kind").filter(IndicatorKind.USER_AGENT.word()::equals).isPresent()) {
      return new Indicator(
          IndicatorKind.USER_AGENT, value.asText(), category, confidence, Indicator.NEVER, "");
    }
    return indicator(category, value, confidence);
  }

  private static Indicator indicator(Category category, Yaml value, int confidence) {
    Observable observable =
        Observable.of(value.asText())
            .orElseThrow(() ->
                value
                    .mark()
                    .refuse("expected an address, a domain or a hash, met " + value.word()));
    return new Indicator(
        observable.kind(), observable.value(), category, confidence, Indicator.NEVER, "");
  }

  private static int confidence(Yaml written) {
    String text = written.asText();
    if (!text.matches("100|[0-9]{1,2}")) {
      throw written.mark().refuse("expected 0 to 100, met " + written.word());
    }
    return Integer.parseInt(text);
  }
}
