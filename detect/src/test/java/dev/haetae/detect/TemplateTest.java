package dev.haetae.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TemplateTest {

  private static String fill(String template, Map<String, String> values) {
    return Template.parse(template).fill(path -> values.getOrDefault(path, ""));
  }

  @Test
  void quotesTheValueOfAPath() {
    assertThat(fill("{user.arn} stopped {trail}", Map.of("user.arn", "alice", "trail", "main")))
        .isEqualTo("alice stopped main");
  }

  @Test
  void quotesTheFirstPathThatHasAValue() {
    assertThat(fill("by {a | b|c}", Map.of("b", "bob", "c", "carol"))).isEqualTo("by bob");
  }

  @Test
  void saysUnknownWhereNoPathHasAValue() {
    assertThat(fill("by {a|b}", Map.of())).isEqualTo("by unknown");
  }

  @Test
  void takesADoubledBraceAsText() {
    assertThat(fill("{{a}} is {a}", Map.of("a", "{b}"))).isEqualTo("{a} is {b}");
  }

  @Test
  void cutsAValueThatIsTooLongBetweenCharacters() {
    String value = "x".repeat(Template.LONGEST_VALUE - 2) + "\uD83D\uDC3A and more";
    assertThat(fill("{a}", Map.of("a", value)))
        .isEqualTo("x".repeat(Template.LONGEST_VALUE - 2) + "…");
  }

  @Test
  void listsThePathsItQuotes() {
    assertThat(Template.parse("{b} {a|b}").paths()).containsExactly("b", "a");
  }

  @Test
  void refusesAnOpenBraceAndSaysWhere() {
    assertThatThrownBy(() -> Template.parse("so {user.arn"))
        .isInstanceOfSatisfying(
            Template.SyntaxException.class, wrong -> assertThat(wrong.at()).isEqualTo(3))
        .hasMessageContaining("is not closed");
  }

  @Test
  void refusesACloseBraceAlone() {
    assertThatThrownBy(() -> Template.parse("a} b")).hasMessageContaining("closes nothing");
  }

  @Test
  void refusesAQuoteWithoutAPath() {
    assertThatThrownBy(() -> Template.parse("{a|} b")).hasMessageContaining("field's path");
    assertThatThrownBy(() -> Template.parse("{} b")).hasMessageContaining("field's path");
  }

  @Test
  void oneThingIsNotToldAsSeveral() {
    String text = "{ports, port/ports} on {hosts|machines, machine/machines}";
    assertThat(fill(text, Map.of("ports", "12", "machines", "1")))
        .isEqualTo("12 ports on 1 machine");
    assertThat(fill(text, Map.of("ports", "1"))).isEqualTo("1 port on unknown machines");
    assertThat(Template.parse(text).paths()).containsExactly("ports", "hosts", "machines");
  }

  @Test
  void refusesAThingWithoutItsTwoForms() {
    assertThatThrownBy(() -> Template.parse("on {hosts, machines}"))
        .isInstanceOfSatisfying(
            Template.SyntaxException.class, wrong -> assertThat(wrong.at()).isEqualTo(9))
        .hasMessageContaining("machine/machines");
  }

  @Property(tries = 300)
  void anyTextWithItsBracesDoubledStaysAsItIs(@ForAll String text) {
    String doubled = text.replace("{", "{{").replace("}", "}}");
    assertThat(Template.parse(doubled).fill(path -> "")).isEqualTo(text);
  }
}
