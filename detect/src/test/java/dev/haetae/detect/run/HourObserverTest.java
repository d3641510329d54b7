package dev.haetae.detect.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.DetectorFile;
import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.match.CompiledRules;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.sequence.SequenceSignals;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.LogSource;
import dev.haetae.model.event.ValueKind;
import dev.haetae.testkit.OpenCatalog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HourObserverTest {
  private static final long HOUR = 3_600_000_000L;

  private static final OpenCatalog CATALOG =
      OpenCatalog.of(
          "log", new LogSource(Optional.of("any"), Optional.empty(), Optional.empty(), Map.of()));

  private static final String DETECTOR =
      """
      title: Unlike before
      logsource: {product: any}
      detection: {acts: {haetae.kind: act}, odd: {odd: 'yes'}, condition: acts and not odd}
      mechanism:
        baseline:
          who: [who]
          aspects: {what: {of: what, act: true}}
      finding:
        type: Discovery:IAMUser/Unlike
        identity: [who]
        says: "{who} did {what} in session {session}"
      """;

  private final FieldSelection.Builder builder = new FieldSelection.Builder();
  private final List<Observed> told = new ArrayList<>();
  private final LogMatcher matcher;
  private final Event event;
  private int derived;
  private boolean inReach;

  HourObserverTest() {
    DetectorFile file = new DetectorReader().read("rules.yml", DETECTOR);
    assertThat(file.problems()).isEmpty();
    Detectors detectors = Detectors.of(file.detectors(), file.filters(), detector -> true);
    Watching watching = new Watching(detectors, List.of(CATALOG), Surroundings.NONE);
    watching.select("log", builder);
    CompiledRules rules =
        CompiledRules.compile(
            detectors.rules(), CATALOG, builder, rule -> !watching.isMatchedByObserver(rule));
    FieldSelection.Builder carried = FieldSelection.Builder.from(rules.fields());
    carried.add("kind");
    this.event = new Event("log", carried.build(), new Kind());
    this.matcher = watching.matcher("log", rules, new AlikeMemory(1 << 20));
  }

  /** Derives {@code haetae.kind}, and counts how often. */
  private final class Kind implements Event.Derivation {
    @Override
    public void derive(Event from, int field, String path, EventWriter writer) {
      if (path.equals("haetae.kind")) {
        derived++;
        writer.add(field, ValueKind.STRING, from.text("kind"));
      }
    }

    @Override
    public List<String> needs(String path) {
      return List.of("kind");
    }
  }

  private void observe(long time, String kind, String who, String session, String odd) {
    EventWriter writer = event.writer();
    writer.begin("object", 1);
    byte[] raw = "{}".getBytes(StandardCharsets.UTF_8);
    writer.raw(raw, 0, raw.length);
    writer.time(time);
    writer.identity(time);
    Map.of("kind", kind, "who", who, "what", "look", "session", session, "odd", odd)
        .forEach(
            (path, text) -> writer.add(event.selection().number(path), ValueKind.STRING, text));
    matcher.match(event, rule -> {});
    matcher.observe(event, this::tell);
  }

  private ObservationSink.Replaceable tell(Observed observed) {
    told.add(observed);
    return other -> inReach && told.set(told.indexOf(observed), other) == observed;
  }

  @Test
  void tellsTheFirstOfAnHour() {
    observe(10, "act", "eve", "1", "");
    observe(20, "act", "eve", "1", "");
    observe(HOUR, "act", "eve", "1", "");

    assertThat(told).extracting(each -> each.observation().time()).containsExactly(10L, HOUR);
  }

  @Test
  void anEarlierOneTakesItsPlace() {
    inReach = true;
    observe(20, "act", "eve", "later", "");
    observe(10, "act", "eve", "earlier", "");

    assertThat(told).extracting(each -> each.observation().time()).containsExactly(10L);
  }

  @Test
  void anEarlierOneIsToldAsWellWhereTheOtherIsOutOfReach() {
    observe(20, "act", "eve", "later", "");
    observe(10, "act", "eve", "earlier", "");

    assertThat(told).extracting(each -> each.observation().time()).containsExactly(20L, 10L);
  }

  @Test
  void showsWhatTheEventShows() {
    observe(10, "act", "eve", "1", "");

    Layout layout = told.get(0).feed().layout();
    Traits traits = told.get(0).observation().traits();
    assertThat(traits.text(layout.texts().indexOf("session"))).isEqualTo("1");
    assertThat(layout.texts().indexOf("session")).isGreaterThanOrEqualTo(traits.telling());
  }

  @Test
  void showsHowTheEventEndedThoughNoWordsSayIt() {
    observe(10, "act", "eve", "1", "");

    Layout layout = told.get(0).feed().layout();
    assertThat(layout.texts().indexOf(SequenceSignals.OUTCOME))
        .isGreaterThanOrEqualTo(layout.telling());
  }

  @Test
  void whatIsOnlyShownMakesNoOther() {
    observe(10, "act", "eve", "1", "");
    observe(20, "act", "eve", "2", "");

    assertThat(told).hasSize(1);
  }

  @Test
  void whatMechanismsReadMakesAnother() {
    observe(10, "act", "eve", "1", "");
    observe(20, "act", "bob", "1", "");

    assertThat(told).hasSize(2);
  }

  @Test
  void whatTheRuleReadsDecidesThoughNothingElseDiffers() {
    observe(10, "act", "eve", "1", "yes");
    assertThat(told).isEmpty();

    observe(20, "act", "eve", "1", "");
    assertThat(told).hasSize(1);
  }

  @Test
  void whatADerivedFieldIsDerivedFromDecides() {
    observe(10, "look", "eve", "1", "");
    observe(20, "act", "eve", "1", "");

    assertThat(told).extracting(each -> each.observation().time()).containsExactly(20L);
  }

  @Test
  void nothingIsDerivedAgainForEventsAlike() {
    observe(10, "act", "eve", "1", "");
    observe(20, "act", "eve", "1", "");
    observe(30, "act", "eve", "1", "");

    assertThat(derived).isEqualTo(1);
  }
}
