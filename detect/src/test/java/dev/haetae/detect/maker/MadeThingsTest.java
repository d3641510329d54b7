package dev.haetae.detect.maker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.Detector;
import dev.haetae.detect.MakingCalls;
import dev.haetae.detect.sigma.SigmaRule;
import dev.haetae.detect.state.InProcessStateStore;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MadeThingsTest {
  private static final String ACCOUNT = "111122223333";
  private static final String PIPELINE = "arn:aws:iam::111122223333:role/deploy";
  private static final String OTHER = "arn:aws:iam::111122223333:user/carol";
  private static final List<String> CREATE_KEY = List.of("CreateKey");

  private final InProcessStateStore state = new InProcessStateStore(MadeThings.cells(), 100);
  private final MadeThings made = new MadeThings(state);

  private boolean isMaker(String principal, String... things) {
    return made.isMaker(principal, ACCOUNT, CREATE_KEY, List.of(things));
  }

  @Test
  void whoMadeAThingIsItsMaker() {
    made.made(PIPELINE, ACCOUNT, "CreateKey", "k1");

    assertThat(isMaker(PIPELINE, "k1")).isTrue();
    assertThat(isMaker(OTHER, "k1")).isFalse();
    assertThat(made.isMaker(PIPELINE, "444455556666", CREATE_KEY, List.of("k1"))).isFalse();
  }

  @Test
  void aThingMadeByAnotherCallIsAnotherThing() {
    made.made(PIPELINE, ACCOUNT, "CreateSecret", "k1");

    assertThat(isMaker(PIPELINE, "k1")).isFalse();
  }

  @Test
  void ofSeveralThingsAllMustBeMade() {
    made.made(PIPELINE, ACCOUNT, "CreateKey", "k1");
    made.made(PIPELINE, ACCOUNT, "CreateKey", "k2");

    assertThat(isMaker(PIPELINE, "k1", "k2")).isTrue();
    assertThat(isMaker(PIPELINE, "k1", "k3")).isFalse();
    assertThat(isMaker(PIPELINE)).isFalse();
  }

  @Test
  void whatTwoMadeIsNobodys() {
    made.made(PIPELINE, ACCOUNT, "CreateKey", "k1");
    made.made(OTHER, ACCOUNT, "CreateKey", "k1");
    made.made(OTHER, ACCOUNT, "CreateKey", "k1");

    assertThat(isMaker(PIPELINE, "k1")).isFalse();
    assertThat(isMaker(OTHER, "k1")).isFalse();
  }

  @Test
  void isForgottenAfterAWeek() {
    state.advance(0);
    made.made(PIPELINE, ACCOUNT, "CreateKey", "k1");
    state.advance(Duration.ofDays(8).toMillis() * 1_000);

    assertThat(isMaker(PIPELINE, "k1")).isFalse();
  }

  @Test
  void watchesTheCallsItTellsOf() {
    Detector detector = MadeThings.detector();
    String searches = ((SigmaRule) detector.document()).searches().toString();
    TreeSet<String> watched = new TreeSet<>();
    Pattern.compile("(?:Create|Restore|Start)[A-Za-z]+")
        .matcher(searches)
        .results()
        .forEach(call -> watched.add(call.group()));

    assertThat(watched).isEqualTo(new TreeSet<>(MakingCalls.ALL));
  }
}
