package dev.haetae.detect.owner;

import dev.haetae.detect.Detector;
import dev.haetae.detect.ahead.AheadDetector;
import dev.haetae.detect.ahead.AheadReader;
import dev.haetae.detect.ahead.Knowledge;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Learns which addresses outside are those of S3 and DynamoDB, from the names they were looked up
 * or called by, since flow logs of the default version do not say. Finds nothing itself.
 */
public final class ServiceAddresses implements ServiceSource, Knowledge {
  /** The field of a hit that says whether the other end is such a store: {@code yes}. */
  public static final String FIELD = "peer.store";

  private static final String RESOLVER = "service-addresses-resolver.yml";
  private static final String SENSOR = "service-addresses-sensor.yml";
  private static final String LOOKED_UP = "query_name";
  private static final String ANSWERS = "answers.Rdata";
  private static final String SERVER_NAME = "server_name";
  private static final String SERVER = "id.resp_h";

  private static final Pattern STORE_NAME =
      Pattern.compile(
          "(.+\\.)?(s3|dynamodb|s3[.-](dualstack[.-])?[a-z0-9-]+|(dynamodb|s3-accesspoint)\\.[a-z0-9-]+)"
              + "\\.amazonaws\\.com(\\.cn)?\\.?");

  /** Addresses of services change, but seldom from one to another. */
  private static final Duration EXPIRY = Duration.ofDays(7);

  private static final StateCell.OfValue<Long> STORE =
      new StateCell.OfValue<>("service/store", 1, EXPIRY, Codec.LONG);

  private final StateStore state;

  /**
   * Addresses in this state.
   *
   * @param state has the {@linkplain #cells cells}
   */
  public ServiceAddresses(StateStore state) {
    this.state = state;
  }

  /** What watches look-ups and the beginnings of encrypted connections. */
  public static List<Detector> detectors() {
    return List.of(
        AheadDetector.hourly(ServiceAddresses.class, RESOLVER, List.of(LOOKED_UP, ANSWERS)),
        AheadDetector.hourly(ServiceAddresses.class, SENSOR, List.of(SERVER_NAME, SERVER)));
  }

  /** The state that is kept. */
  public static List<StateCell<?>> cells() {
    return List.of(STORE);
  }

  @Override
  public boolean isStore(String address) {
    return state.value(STORE, address).get().isPresent();
  }

  /** An address was met by a name. */
  void met(String name, String address) {
    if (STORE_NAME.matcher(name).matches()) {
      state.value(STORE, address).set(1L);
    }
  }

  @Override
  public Map<String, Function<Layout, AheadReader>> readers() {
    return Map.of(RESOLVER, this::lookUps, SENSOR, this::connections);
  }

  private AheadReader lookUps(Layout layout) {
    Layout.Text name = layout.text(LOOKED_UP);
    Layout.Text answers = layout.text(ANSWERS);
    return observation ->
        answers.of(observation).lines().forEach(address -> met(name.of(observation), address));
  }

  private AheadReader connections(Layout layout) {
    Layout.Text name = layout.text(SERVER_NAME);
    Layout.Text server = layout.text(SERVER);
    return observation -> met(name.of(observation), server.of(observation));
  }
}
