package dev.haetae.detect.chain;

import dev.haetae.detect.Detector;
import dev.haetae.detect.ahead.AheadDetector;
import dev.haetae.detect.ahead.AheadReader;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Observation;
import java.util.ArrayList;
import java.util.List;

/**
 * Learns from calls that hand sessions out how those came to be. Runs in every scan and finds
 * nothing itself: what others find is told who began it, by {@link RoleChains}.
 */
public final class RoleLinks {
  static final String FILE = "role-links.yml";
  private static final List<String> SESSIONS =
      List.of("responseElements.assumedRoleUser.arn", "responseElements.federatedUser.arn");
  private static final List<String> NAMES =
      List.of(
          "responseElements.assumedRoleUser.assumedRoleId",
          "responseElements.federatedUser.federatedUserId");
  private static final List<String> KEYS =
      List.of(
          "responseElements.credentials.accessKeyId",
          "responseElements.credentialSet.credentials.accessKeyId");
  private static final String SWITCHED_FROM = "additionalEventData.SwitchFrom";

  private RoleLinks() {}

  /** What watches such calls. */
  public static Detector detector() {
    return AheadDetector.of(RoleLinks.class, FILE, texts());
  }

  private static List<String> texts() {
    List<String> texts =
        new ArrayList<>(
            List.of(
                "eventName",
                "haetae.principal",
                "haetae.caller",
                "userIdentity.arn",
                "userIdentity.accessKeyId",
                "userIdentity.userName",
                "userIdentity.principalId",
                SWITCHED_FROM));
    texts.addAll(SESSIONS);
    texts.addAll(NAMES);
    texts.addAll(KEYS);
    return texts;
  }

  /** Hands chains what is observed of such calls in one log. */
  static final class Reader implements AheadReader {
    private final RoleChains chains;
    private final Layout.Text call;
    private final Layout.Text principal;
    private final Layout.Text kind;
    private final Layout.Text arn;
    private final Layout.Text key;
    private final Layout.Text userName;
    private final Layout.Text principalId;
    private final Layout.Text switchedFrom;
    private final List<Layout.Text> sessions;
    private final List<Layout.Text> names;
    private final List<Layout.Text> keys;

    Reader(Layout layout, RoleChains chains) {
      this.chains = chains;
      call = layout.text("eventName");
      principal = layout.text("haetae.principal");
      kind = layout.text("haetae.caller");
      arn = layout.text("userIdentity.arn");
      key = layout.text("userIdentity.accessKeyId");
      userName = layout.text("userIdentity.userName");
      principalId = layout.text("userIdentity.principalId");
      switchedFrom = layout.text(SWITCHED_FROM);
      sessions = SESSIONS.stream().map(layout::text).toList();
      names = NAMES.stream().map(layout::text).toList();
      keys = KEYS.stream().map(layout::text).toList();
    }

    private static String first(List<Layout.Text> fields, Observation observation) {
      for (Layout.Text field : fields) {
        String text = field.of(observation);
        if (!text.isEmpty()) {
          return text;
        }
      }
      return "";
    }

    @Override
    public void read(Observation observation) {
      Link link =
          switchedFrom.of(observation).isEmpty() ? handedOut(observation) : switched(observation);
      if (!link.key().isEmpty() || !link.session().isEmpty()) {
        String name = first(names, observation);
        chains.take(link, name.isEmpty() ? List.of() : List.of(name));
      }
    }

    private Link handedOut(Observation observation) {
      String called = kind.of(observation);
      return new Link(
          observation.time(),
          call.of(observation),
          by(observation, called),
          called,
          called.equals("account") ? principalId.of(observation) : arn.of(observation),
          key.of(observation),
          first(sessions, observation),
          first(keys, observation),
          observation.id());
    }

    /** People who sign in elsewhere have a name there, and an id that is a hash. */
    private String by(Observation observation, String called) {
      String name = userName.of(observation);
      return called.equals("federated") && !name.isEmpty() ? name : principal.of(observation);
    }

    /** The console's change of role: the caller is the role already, its key is never shown. */
    private Link switched(Observation observation) {
      String from = switchedFrom.of(observation);
      return new Link(
          observation.time(),
          call.of(observation),
          from,
          from.contains(":assumed-role/") ? "role" : "user",
          from,
          "",
          arn.of(observation),
          "",
          observation.id());
    }
  }
}
