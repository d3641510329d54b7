package dev.haetae.detect.maker;

import dev.haetae.detect.Detector;
import dev.haetae.detect.ahead.AheadDetector;
import dev.haetae.detect.ahead.AheadReader;
import dev.haetae.detect.ahead.Knowledge;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import dev.haetae.model.Hashing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Learns who made what a detector may later see taken away: pipelines make surroundings for a test
 * and take them down, and take back what went wrong. Finds nothing itself.
 *
 * <p>Known for a week only. What stands for longer is what a company stands on, and whoever stole
 * the pipeline's role could otherwise take away all that the pipeline ever made.
 */
public final class MadeThings implements MakerSource, Knowledge {
  private static final String FILE = "made-things.yml";
  private static final Duration EXPIRY = Duration.ofDays(7);
  private static final String CALL = "eventName";
  private static final String PRINCIPAL = "haetae.principal";

  /** Fields that name what was made. */
  private static final List<String> NAMES =
      List.of(
          "requestParameters.bucketName",
          "requestParameters.logGroupName",
          "requestParameters.resourceArn",
          "requestParameters.name",
          "requestParameters.dBInstanceIdentifier",
          "responseElements.detectorId",
          "responseElements.eventDataStoreArn",
          "responseElements.resolverQueryLogConfig.id",
          "responseElements.protectionId",
          "responseElements.keyMetadata.keyId",
          "responseElements.keyMetadata.arn",
          "responseElements.aRN");

  /** Who made a thing, as a hash; {@link #SEVERAL} where not only one did. */
  private static final StateCell.OfValue<Long> MAKER =
      new StateCell.OfValue<>("maker/thing", 1, EXPIRY, Codec.LONG);

  private static final long SEVERAL = 0;

  private final StateStore state;

  /**
   * Things in this state.
   *
   * @param state has the {@linkplain #cells cells}
   */
  public MadeThings(StateStore state) {
    this.state = state;
  }

  /** What watches the calls. */
  public static Detector detector() {
    List<String> texts = new ArrayList<>(List.of(CALL, PRINCIPAL));
    texts.addAll(NAMES);
    return AheadDetector.of(MadeThings.class, FILE, texts);
  }

  /** The state that is kept. */
  public static List<StateCell<?>> cells() {
    return List.of(MAKER);
  }

  @Override
  public boolean isMaker(
      String principal, String account, List<String> calls, List<String> things) {
    long who = Hashing.hash(principal);
    return !principal.isEmpty()
        && !things.isEmpty()
        && things.stream()
            .allMatch(thing -> calls.stream().anyMatch(call -> maker(account, call, thing) == who));
  }

  private long maker(String account, String call, String thing) {
    return state.value(MAKER, key(account, call, thing)).get().orElse(SEVERAL);
  }

  private static String key(String account, String call, String thing) {
    return account + " " + call + " " + thing;
  }

  /** Somebody made a thing; what another made within the same days is nobody's. */
  void made(String principal, String account, String call, String thing) {
    long who = Hashing.hash(principal);
    StateStore.Value<Long> maker = state.value(MAKER, key(account, call, thing));
    maker.set(maker.get().orElse(who) == who ? who : SEVERAL);
  }

  @Override
  public Map<String, Function<Layout, AheadReader>> readers() {
    return Map.of(FILE, this::reader);
  }

  private AheadReader reader(Layout layout) {
    Layout.Text call = layout.text(CALL);
    Layout.Text principal = layout.text(PRINCIPAL);
    List<Layout.Text> names = NAMES.stream().map(layout::text).toList();
    return observation -> {
      String who = principal.of(observation);
      if (!who.isEmpty()) {
        String account = observation.traits().account();
        names.stream()
            .flatMap(name -> name.of(observation).lines())
            .forEach(thing -> made(who, account, call.of(observation), thing));
      }
    };
  }
}
