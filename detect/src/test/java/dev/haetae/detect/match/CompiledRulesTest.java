package dev.haetae.detect.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.sigma.SigmaRule;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.LogSource;
import dev.haetae.testkit.EventFixture;
import dev.haetae.testkit.OpenCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CompiledRulesTest {
  private static LogSource source(String product, Map<String, String> when) {
    return new LogSource(Optional.of(product), Optional.empty(), Optional.empty(), when);
  }

  private static List<Integer> matched(
      List<SigmaRule> rules, OpenCatalog catalog, Map<String, ?> record) {
    CompiledRules compiled = CompiledRules.compile(rules, catalog);
    Event event = new EventFixture("log", compiled.fields()).of(record);
    List<Integer> matched = new ArrayList<>();
    compiled.matcher().match(event, matched::add);
    return matched;
  }

  @Test
  void leavesARuleForAnotherLogAlone() {
    SigmaRule rule = Rules.detection("sel: {f: a}\ncondition: sel");
    OpenCatalog other = OpenCatalog.of("log", source("other", Map.of()));
    assertThat(matched(List.of(rule), other, Map.of("f", "a"))).isEmpty();
  }

  @Test
  void wantsWhatTheLogSaysOfTheSource() {
    SigmaRule rule = Rules.detection("sel: {f: a}\ncondition: sel");
    OpenCatalog sysmon = OpenCatalog.of("log", source("any", Map.of("EventID", "1")));
    assertThat(matched(List.of(rule), sysmon, Map.of("f", "a", "EventID", 1))).containsExactly(0);
    assertThat(matched(List.of(rule), sysmon, Map.of("f", "a", "EventID", 7))).isEmpty();
  }

  @Test
  void takesEitherOfTwoSourcesThatServe() {
    SigmaRule rule = Rules.detection("sel: {f: a}\ncondition: sel");
    OpenCatalog both =
        OpenCatalog.of(
            "log", source("any", Map.of("EventID", "1")), source("any", Map.of("EventID", "2")));
    assertThat(matched(List.of(rule), both, Map.of("f", "a", "EventID", 2))).containsExactly(0);
  }

  @Test
  void looksForNoRuleThatIsNotWanted() {
    List<SigmaRule> rules =
        List.of(
            Rules.detection("sel: {eventName: a}\ncondition: sel"),
            Rules.detection("sel: {eventName: a}\ncondition: sel"));
    OpenCatalog catalog =
        new OpenCatalog(
            "log",
            List.of(source("any", Map.of())),
            List.of(OpenCatalog.field("eventName")),
            Map.of());
    CompiledRules compiled =
        CompiledRules.compile(rules, catalog, new FieldSelection.Builder(), rule -> rule == 0);
    Event event = new EventFixture("log", compiled.fields()).of(Map.of("eventName", "a"));
    List<Integer> matched = new ArrayList<>();
    compiled.matcher().match(event, matched::add);
    assertThat(matched).containsExactly(0);
  }

  @Test
  void aFieldTheLogDoesNotHaveIsAbsent() {
    SigmaRule rule = Rules.detection("sel: {nosuch: null, eventName: a}\ncondition: sel");
    OpenCatalog catalog =
        new OpenCatalog(
            "log",
            List.of(source("any", Map.of())),
            List.of(OpenCatalog.field("eventName")),
            Map.of());
    assertThat(matched(List.of(rule), catalog, Map.of("eventName", "a"))).containsExactly(0);
  }

  @Test
  void findsARuleThatOnlyAsksForAbsence() {
    SigmaRule rule = Rules.detection("sel: {f|exists: true}\ncondition: not sel");
    OpenCatalog catalog = OpenCatalog.of("log", source("any", Map.of()));
    assertThat(matched(List.of(rule), catalog, Map.of("g", "a"))).containsExactly(0);
  }

  @Test
  void tellsEachRuleOnce() {
    SigmaRule rule =
        Rules.detection("sel: [{f: a}, {g|contains: b}, {f|startswith: a}]\ncondition: sel");
    OpenCatalog catalog = OpenCatalog.of("log", source("any", Map.of()));
    assertThat(matched(List.of(rule), catalog, Map.of("f", "a", "g", "abc"))).containsExactly(0);
  }

  @Test
  void remembersNothingOfTheEventBefore() {
    SigmaRule rule = Rules.detection("sel: {f: a}\ncondition: sel");
    CompiledRules compiled =
        CompiledRules.compile(List.of(rule), OpenCatalog.of("log", source("any", Map.of())));
    EventFixture fixture = new EventFixture("log", compiled.fields());
    Matcher matcher = compiled.matcher();
    List<Integer> matched = new ArrayList<>();
    matcher.match(fixture.of(Map.of("f", "a")), matched::add);
    matcher.match(fixture.of(Map.of("f", "b")), matched::add);
    matcher.match(fixture.of(Map.of("f", "a")), matched::add);
    assertThat(matched).containsExactly(0, 0);
  }
}
