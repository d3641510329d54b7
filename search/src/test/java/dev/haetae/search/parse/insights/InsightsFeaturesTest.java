package dev.haetae.search.parse.insights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.search.parse.LanguageFeatures;
import dev.haetae.search.parse.LanguageFeatures.Feature;
import dev.haetae.search.parse.LanguageFeatures.Status;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The list of what is understood of Logs Insights says what is understood. */
class InsightsFeaturesTest {
  private final LanguageFeatures features = LanguageFeatures.insights();

  @Test
  void listsTheCommandsTheParserKnows() {
    assertThat(present(features.commands())).isEqualTo(InsightsWords.commands());
  }

  @Test
  void listsTheFunctionsThereAre() {
    assertThat(present(features.functions())).isEqualTo(InsightsWords.functions());
  }

  @Test
  void listsTheAggregationsThereAre() {
    assertThat(present(features.aggregations()))
        .isEqualTo(new TreeSet<>(InsightsWords.aggregations()));
  }

  @Test
  void saysWhatAPartLacksAndWhyAThingIsNotThere() {
    for (List<Feature> list :
        List.of(features.commands(), features.functions(), features.aggregations())) {
      assertThat(list)
          .allMatch(each -> (each.status() == Status.SUPPORTED) == each.lacks().isEmpty());
    }
  }

  private static Set<String> present(List<Feature> list) {
    Set<String> names = new TreeSet<>();
    list.stream()
        .filter(each -> each.status() != Status.NOT)
        .forEach(each -> names.add(each.name()));
    return names;
  }
}
