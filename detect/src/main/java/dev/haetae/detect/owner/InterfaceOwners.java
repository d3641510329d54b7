package dev.haetae.detect.owner;

import dev.haetae.detect.Detector;
import dev.haetae.detect.ahead.AheadDetector;
import dev.haetae.detect.ahead.AheadReader;
import dev.haetae.detect.ahead.Knowledge;
import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Learns from the calls that made network interfaces whose they are; of interfaces older than the
 * logs, the user's environment file may tell. Finds nothing itself.
 */
public final class InterfaceOwners implements InterfaceSource, Knowledge {
  private static final String FILE = "interface-owners.yml";
  private static final String ID = "responseElements.networkInterface.networkInterfaceId";
  private static final String DESCRIPTION = "requestParameters.description";

  /** Interfaces live for as long as what they belong to. */
  private static final Duration EXPIRY = Duration.ofDays(400);

  private static final StateCell.OfValue<InterfaceOwner> OWNER =
      new StateCell.OfValue<>("interface/owner", 1, EXPIRY, InterfaceOwner.CODEC);

  private final StateStore state;
  private final KnownEnvironment environment;

  /**
   * Owners in this state.
   *
   * @param state has the {@linkplain #cells cells}
   * @param environment believed before what was learnt
   */
  public InterfaceOwners(StateStore state, KnownEnvironment environment) {
    this.state = state;
    this.environment = environment;
  }

  /** What watches the calls. */
  public static Detector detector() {
    return AheadDetector.of(InterfaceOwners.class, FILE, List.of(ID, DESCRIPTION));
  }

  /** The state that is kept. */
  public static List<StateCell<?>> cells() {
    return List.of(OWNER);
  }

  @Override
  public Optional<InterfaceOwner> of(String networkInterface) {
    String told = environment.interfaces().getOrDefault(networkInterface, "");
    if (!told.isEmpty()) {
      int space = told.indexOf(' ');
      return Optional.of(
          space < 0
              ? new InterfaceOwner(told, "")
              : new InterfaceOwner(told.substring(0, space), told.substring(space + 1)));
    }
    return state.value(OWNER, networkInterface).get();
  }

  @Override
  public Map<String, Function<Layout, AheadReader>> readers() {
    return Map.of(FILE, this::reader);
  }

  private AheadReader reader(Layout layout) {
    Layout.Text id = layout.text(ID);
    Layout.Text description = layout.text(DESCRIPTION);
    return observation ->
        InterfaceOwner.described(description.of(observation))
            .ifPresent(owner -> state.value(OWNER, id.of(observation)).set(owner));
  }
}
