package dev.haetae.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SigmaReaderTest {
  private static SigmaReader.Reading read(String text) {
    return new SigmaReader(Map.of()).read("rule.yml", text);
  }

  private static String rule(String detection) {
    return "title: t\nlogsource: {product: aws}\ndetection:\n" + detection.indent(2);
  }

  private static String refusal(String detection) {
    SigmaReader.Reading reading = read(rule(detection));
    assertThat(reading.documents()).isEmpty();
    return reading.problems().get(0).toString();
  }

  @Test
  void pointsAtASearchThatIsNotThere() {
    assertThat(refusal("selection: {f: a}\ncondition: selection and not filtr"))
        .isEqualTo(
            """
            rule.yml:5:32: "filtr" is neither a search of this rule nor expected here; there are selection
              condition: selection and not filtr
                                           ^\
            """);
  }

  @Test
  void pointsAtTheCloseThatIsMissing() {
    assertThat(refusal("sel: {f: a}\ncondition: (sel or sel"))
        .contains("expected \")\" before the end");
  }

  @Test
  void pointsBehindTheLastLineWhereTheFileEndsEarly() {
    assertThat(refusal("sel: {f: [a, b\n\n"))
        .startsWith("rule.yml:4:17: not readable as YAML: expected ',' or ']'")
        .endsWith("\n  sel: {f: [a, b\n" + " ".repeat(16) + "^");
  }

  @Test
  void saysWhatReplacesAggregations() {
    assertThat(refusal("sel: {f: a}\ncondition: sel | count() by f > 5")).contains("event_count");
  }

  @Test
  void saysWhatReplacesTimeframe() {
    assertThat(refusal("sel: {f: a}\ntimeframe: 5m\ncondition: sel")).contains("correlation");
  }

  @Test
  void namesTheModifierThatWasMeant() {
    assertThat(refusal("sel: {f|contain: a}\ncondition: sel"))
        .startsWith(
            "rule.yml:4:11: the modifier \"contain\" is not one of Sigma's; did you mean"
                + " contains?");
  }

  @Test
  void namesTheModifiersThereAre() {
    assertThat(refusal("sel: {f|whatever: a}\ncondition: sel"))
        .startsWith(
            "rule.yml:4:11: the modifier \"whatever\" is not one of Sigma's: all, contains,");
  }

  @Test
  void refusesALookAround() {
    assertThat(refusal("sel: {f|re: 'a(?!b)'}\ncondition: sel"))
        .contains("linear time")
        .contains("without look-around");
  }

  @Test
  void refusesNullInAList() {
    assertThat(refusal("sel: {f: [a, null]}\ncondition: sel")).contains("null may not stand");
  }

  @Test
  void refusesWhatIsNoNetwork() {
    assertThat(refusal("sel: {f|cidr: 10.0.0.0/40}\ncondition: sel")).contains("10.0.0.0/8");
  }

  @Test
  void refusesAPlaceholderWithoutValues() {
    assertThat(refusal("sel: {f|expand: '%admins%'}\ncondition: sel"))
        .contains("the placeholder %admins% has no values");
  }

  @Test
  void refusesTheSameKeyTwice() {
    assertThat(refusal("sel: {f: a}\nsel: {g: b}\ncondition: sel")).contains("stands here twice");
  }

  @Test
  void refusesMoreThanThereAre() {
    assertThat(refusal("a: {f: a}\nb: {f: b}\ncondition: 3 of them")).contains("3 of 2");
  }

  @Test
  void themLeavesOutWhatBeginsWithAnUnderscore() {
    SigmaRule rule =
        (SigmaRule)
            read(rule("_a: {f: a}\nb: {f: b}\nc: {f: c}\ncondition: all of them"))
                .documents()
                .get(0);
    assertThat(rule.condition().children()).hasSize(2);
  }

  @Test
  void notBindsCloserThanAndAndAndCloserThanOr() {
    SigmaRule rule =
        (SigmaRule)
            read(rule("a: {f: a}\nb: {f: b}\nc: {f: c}\ncondition: not a and b or c"))
                .documents()
                .get(0);
    assertThat(rule.condition()).isInstanceOf(Expression.Or.class);
    Expression first = rule.condition().children().get(0);
    assertThat(first).isInstanceOf(Expression.And.class);
    assertThat(first.children().get(0)).isInstanceOf(Expression.Not.class);
  }

  @Test
  void aListOfConditionsIsAnyOfThem() {
    SigmaRule rule =
        (SigmaRule) read(rule("a: {f: a}\nb: {f: b}\ncondition: [a, b]")).documents().get(0);
    assertThat(rule.condition()).isInstanceOf(Expression.Or.class);
  }

  @Test
  void refusesNestingWithoutEnd() {
    String deep = "(".repeat(5_000) + "sel" + ")".repeat(5_000);
    assertThat(refusal("sel: {f: a}\ncondition: " + deep)).contains("nested deeper than 100");
  }

  @Test
  void refusesYamlNestedWithoutEnd() {
    assertThat(read("a: " + "[".repeat(100_000)).problems()).hasSize(1);
  }

  @Test
  void refusesAliasesThatMultiply() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      String before = "*a" + (i - 1) + ", ";
      text.append("a" + i + ": &a" + i + " [" + before.repeat(5) + "]\n");
    }
    assertThat(read(text.toString()).problems()).hasSize(1);
  }

  @Test
  void refusesAnAliasOfItself() {
    assertThat(read("a: &a [*a]").problems().get(0).message()).contains("contains itself");
  }

  @Test
  void saysWhereTheYamlIsWrong() {
    assertThat(read("title: t\nlogsource: {product: aws").problems().get(0).toString())
        .startsWith("rule.yml:");
  }

  @Test
  void readsACorrelation() {
    SigmaCorrelation correlation =
        (SigmaCorrelation)
            read("""
            title: Many
            name: many
            correlation:
              type: value_count
              rules: [one, two]
              group-by: [who]
              timespan: 90m
              aliases: {who: {one: user, two: account}}
              condition: {gte: 3, lt: 10, field: host}
            """)
                .documents()
                .get(0);
    assertThat(correlation.timespan()).isEqualTo(Duration.ofMinutes(90));
    assertThat(correlation.condition().orElseThrow().bounds()).hasSize(2);
    assertThat(correlation.aliases().get("who")).containsEntry("two", "account");
    assertThat(correlation.generate()).isFalse();
  }

  @Test
  void refusesAnAliasOfARuleThatIsNotCorrelated() {
    String text =
        """
        title: Many
        correlation:
          type: temporal
          rules: [one]
          timespan: 1m
          aliases: {who: {two: user}}
        """;
    assertThat(read(text).problems().get(0).toString()).contains("\"two\" is not among the rules");
  }

  @Test
  void refusesAValueTypeWithoutAField() {
    String text =
        """
        title: Many
        correlation: {type: value_sum, rules: [one], timespan: 1m, condition: {gt: 5}}
        """;
    assertThat(read(text).problems().get(0).toString()).contains("expected the key \"field\"");
  }

  @Test
  void readsAFilterThatKeepsWhatItDescribes() {
    String text =
        """
        title: Only the office
        logsource: {product: aws}
        filter:
          rules: any
          selection: {f: a}
          condition: selection
        """;
    SigmaFilter filter = (SigmaFilter) read(text).documents().get(0);
    assertThat(filter.keepsWhatItDescribes()).isTrue();
  }

  @Test
  void aFilterNarrowsTheRulesItNames() {
    SigmaRule rule = (SigmaRule) read(rule("sel: {f: a}\ncondition: sel")).documents().get(0);
    String text =
        """
        title: Not the office
        logsource: {product: aws}
        filter:
          rules: [t]
          selection: {f: a}
          condition: not selection
        """;
    SigmaFilter filter = (SigmaFilter) read(text).documents().get(0);
    assertThat(filter.applyTo(rule).condition()).isInstanceOf(Expression.And.class);
    assertThat(filter.keepsWhatItDescribes()).isFalse();
  }
}
