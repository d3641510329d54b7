package dev.haetae.detect.knownbad;

import com.google.auto.service.AutoService;
import dev.haetae.detect.indicator.Category;
import dev.haetae.detect.indicator.IndicatorKind;
import dev.haetae.detect.mechanism.Mechanism;
import dev.haetae.detect.mechanism.Parameters;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fires when a value of an event stands on a list of one of the named categories and on none of
 * what is trusted.
 */
@AutoService(Mechanism.class)
public final class IndicatorMechanism implements Mechanism {
  @Override
  public String name() {
    return "indicator";
  }

  @Override
  public Kind kind() {
    return Kind.LIST;
  }

  @Override
  public String says() {
    return "An address, domain, hash, user agent or access key stands on a list of what is known.";
  }

  @Override
  public Plan plan(Parameters parameters) {
    List<IndicatorPlan.Watched> watched = new ArrayList<>();
    Optional<Yaml> of =
        parameters.written(
            "of",
            "the fields that are looked up, with what their values are: `{sourceIPAddress: address}`");
    if (of.isEmpty()) {
      throw parameters.refuse("of", "the fields to look up are missing: of: {field: address}");
    }
    for (Yaml.Entry entry : of.get().asMapping().entries().values()) {
      watched.add(new IndicatorPlan.Watched(entry.key(), kind(entry.value())));
    }
    List<Category> categories = new ArrayList<>();
    for (String word :
        parameters.texts(
            "categories",
            "the categories of lists; the first a value is listed for counts",
            List.of("threat"))) {
      categories.add(
          Category.of(word)
              .filter(category -> category != Category.TRUSTED)
              .orElseThrow(
                  () -> parameters.refuse("categories", "there is no category \"" + word + "\"")));
    }
    int least = (int) parameters.whole("confidence", "how sure a list must be", 0, 0, 100);
    return new IndicatorPlan(watched, categories, least);
  }

  private static IndicatorKind kind(Yaml written) {
    return written.asOneOf(List.of(IndicatorKind.values()), IndicatorKind::word);
  }
}
