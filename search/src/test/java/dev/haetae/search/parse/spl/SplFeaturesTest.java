package dev.haetae.search.parse.spl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.search.function.Aggregates;
import dev.haetae.search.function.Scalars;
import dev.haetae.search.parse.LanguageFeatures;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The list of what is understood says what is understood. */
class SplFeaturesTest {
  private final LanguageFeatures features = LanguageFeatures.spl();

  @Test
  void listsTheCommandsTheParserKnows() {
    assertThat(present(features.commands())).isEqualTo(new TreeSet<>(SplParser.commandNames()));
  }

  @Test
  void listsTheFunctionsThereAre() {
    assertThat(present(features.functions())).isEqualTo(new TreeSet<>(Scalars.names()));
  }

  @Test
  void listsTheAggregationsThereAre() {
    assertThat(present(features.aggregations())).isEqualTo(new TreeSet<>(Aggregates.names()));
  }

  @Test
  void saysWhatAPartLacks() {
    for (List<LanguageFeatures.Feature> list :
        List.of(features.commands(), features.functions(), features.aggregations())) {
      assertThat(list)
          .filteredOn(each -> each.status() != LanguageFeatures.Status.NOT)
          .allMatch(
              each -> (each.status() == LanguageFeatures.Status.PARTLY) != each.lacks().isEmpty());
    }
  }

  private static Set<String> present(List<LanguageFeatures.Feature> list) {
    Set<String> names = new TreeSet<>();
    list.stream()
        .filter(each -> each.status() != LanguageFeatures.Status.NOT)
        .forEach(each -> names.add(each.name()));
    return names;
  }
}
