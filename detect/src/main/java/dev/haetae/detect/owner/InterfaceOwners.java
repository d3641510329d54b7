package dev.haetae.detect.owner;

import dev.haetae.detect.Detector;
import dev.haetae.detect.ahead.AheadDetector;
import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Learns from the calls that made network interfaces whose they are; of interfaces older than the
 * logs, the user's environment file may tell. Finds nothing itself.
 */
public final class InterfaceOwners implements InterfaceSource {
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

  /** Reads what is observed of such calls in one log. */
  public Reader reader(Layout layout) {
    return new Reader(layout);
  }

  /** Reads what is observed of such calls. */
  public final class Reader {
    private final Layout.Text id;
    private final Layout.Text description;

    private Reader(Layout layout) {
      id = layout.text(ID);
      description = layout.text(DESCRIPTION);
    }

    /** Takes in a call, if it made an interface for a service. */
    public void read(Observation observation) {
      String made = id.of(observation);
      if (!made.isEmpty()) {
        InterfaceOwner.described(description.of(observation))
            .ifPresent(owner -> state.value(OWNER, made).set(owner));
      }
    }
  }
}
