package dev.haetae.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is offered while a search is written. */
class SearchWordsTest {
  private final SearchWords words =
      new SearchWords(
          SearchLanguage.SPL,
          List.of("eventName", "errorCode", "userIdentity.arn"),
          List.of("owners"));

  @Test
  void commandsStandBehindAPipe() {
    assertThat(words.after("error | stre")).containsExactly("streamstats");
  }

  @Test
  void fieldsStandAmongTerms() {
    assertThat(words.after("ev")).containsExactly("eventName");
    assertThat(words.after("x=1 useri")).containsExactly("userIdentity.arn");
  }

  @Test
  void functionsStandWhereTheyAreComputed() {
    assertThat(words.after("| eval x=mvin")).containsExactly("mvindex");
    assertThat(words.after("| stats su")).containsExactly("sum", "sumsq");
    assertThat(words.after("| sort mvin")).isEmpty();
  }

  @Test
  void searchesOfInsightsBeginWithACommand() {
    SearchWords insights =
        new SearchWords(SearchLanguage.INSIGHTS, List.of("errorCode"), List.of("owners"));

    assertThat(insights.after("fi")).containsExactly("fields", "filter", "filterIndex");
    assertThat(insights.after("filter isip")).contains("isIpInSubnet");
    assertThat(insights.after("fields @m")).containsExactly("@message");
    assertThat(insights.after("stats count_")).containsExactly("count_distinct");
  }

  @Test
  void dotsBelongToAName() {
    assertThat(words.after("| table userIdentity.a")).containsExactly("userIdentity.arn");
  }
}
