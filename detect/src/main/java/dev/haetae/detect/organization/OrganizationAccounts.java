package dev.haetae.detect.organization;

import dev.haetae.detect.Detector;
import dev.haetae.detect.ahead.AheadDetector;
import dev.haetae.detect.ahead.AheadReader;
import dev.haetae.detect.ahead.Knowledge;
import dev.haetae.detect.familiar.Familiarity;
import dev.haetae.detect.familiar.FamiliaritySource;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Learns which accounts are ours. An account whose logs are read is: CloudTrail writes a call into
 * the trail of the account it was made in. So is one that Organizations, Control Tower or Identity
 * Center administers, as they can administer no other, and that of the organization whose
 * invitation was accepted. Finds nothing itself.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_cloudtrail-integration.html">
 *     Logging AWS Organizations API calls</a>
 */
public final class OrganizationAccounts implements AccountSource, Knowledge {
  private static final String FILE = "organization-accounts.yml";
  private static final Duration YEAR = Duration.ofDays(400);

  /** What an account is made ready with comes within a day of its making, or of its joining. */
  private static final Duration SET_UP = Duration.ofDays(1);

  /** So long AWS lets an invitation be accepted. */
  private static final Duration INVITATION = Duration.ofDays(15);

  /** Fields that name the account which was made. */
  private static final List<String> MADE =
      List.of(
          "serviceEventDetails.createAccountStatus.accountId",
          "serviceEventDetails.createManagedAccountStatus.account.accountId");

  /** Fields that name an account of the organization. */
  private static final List<String> MEMBERS =
      List.of(
          "requestParameters.accountId",
          "requestParameters.targetId",
          "requestParameters.adminAccountId");

  private static final String INVITEE = "requestParameters.target.id";
  private static final String HANDSHAKE = "responseElements.handshake.arn";
  private static final String GUEST = "haetae.foreignCaller";
  private static final String EXTERNAL_ID = "requestParameters.externalId";
  private static final String ROLE = "requestParameters.roleName";
  private static final String LET_IN = "haetae.foreignAccounts";
  private static final String KEY = "responseElements.credentials.accessKeyId";
  private static final String ENTERED = "requestParameters.roleArn";
  private static final String PRINCIPAL = "haetae.principal";
  private static final String ADDRESS = "haetae.address";
  private static final String AGENT = "userAgent";

  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern ORGANIZATION =
      Pattern.compile("arn:aws[a-z-]*:organizations::([0-9]{12}):.*");

  /** Accounts of ours; the name is older than what else is learnt of them. */
  private static final StateCell.OfValue<Long> OURS =
      new StateCell.OfValue<>("account/logged", 1, YEAR, Codec.LONG);

  /** Accounts that one of ours invited. */
  private static final StateCell.OfValue<Long> INVITEES =
      new StateCell.OfValue<>("account/invited", 1, INVITATION, Codec.LONG);

  /** When an account was made or came at our invitation, microseconds since 1970. */
  private static final StateCell.OfValue<Long> BORN =
      new StateCell.OfValue<>("account/born", 1, SET_UP, Codec.LONG);

  /** A session of a guest: its access key, and the account it was handed out to. */
  private static final StateCell.OfValue<Long> GUESTS =
      new StateCell.OfValue<>("account/guest", 1, Duration.ofDays(2), Codec.LONG);

  /**
   * Of a role, the accounts besides its own that were let in: {@link #INVITED}, or {@link
   * #SMUGGLED} by somebody out of place.
   */
  private static final StateCell.OfMap<Long> ROLES =
      new StateCell.OfMap<>("account/role", 1, SET_UP, Codec.LONG);

  private static final long INVITED = 1;
  private static final long SMUGGLED = 2;

  private final StateStore state;
  private final FamiliaritySource places;

  /**
   * Accounts in this state.
   *
   * @param state has the {@linkplain #cells cells}
   * @param places tell whether who lets an account in sits where it never did
   */
  public OrganizationAccounts(StateStore state, FamiliaritySource places) {
    this.state = state;
    this.places = places;
  }

  /** What watches the calls. */
  public static Detector detector() {
    List<String> texts = new ArrayList<>(MADE);
    texts.addAll(MEMBERS);
    texts.addAll(List.of(HANDSHAKE, GUEST, EXTERNAL_ID, KEY, ROLE, LET_IN, ENTERED));
    texts.addAll(List.of(PRINCIPAL, ADDRESS, AGENT, INVITEE));
    return AheadDetector.of(OrganizationAccounts.class, FILE, texts);
  }

  /** The state that is kept. */
  public static List<StateCell<?>> cells() {
    return List.of(OURS, BORN, INVITEES, GUESTS, ROLES);
  }

  @Override
  public boolean isOurs(String account) {
    return state.value(OURS, account).get().isPresent();
  }

  @Override
  public boolean isGuest(String accessKey, String account) {
    return !accessKey.isEmpty()
        && state.value(GUESTS, session(accessKey, account)).get().isPresent();
  }

  @Override
  public boolean isBeingSetUp(String account, long time) {
    return state
        .value(BORN, account)
        .get()
        .filter(born -> born <= time && time - born <= SET_UP.toMillis() * 1_000)
        .isPresent();
  }

  @Override
  public List<String> letIn(String account, String role) {
    return state.map(ROLES, account + " " + role).names().stream().sorted().toList();
  }

  private static String session(String accessKey, String account) {
    return accessKey + " " + account;
  }

  /** A log of this account is read. */
  public void logged(String account) {
    state.value(OURS, account).set(1L);
  }

  /** An account of ours was made. */
  void made(String account, long time) {
    logged(account);
    state.value(BORN, account).set(time);
  }

  /** One of our accounts invited another into the organization. */
  void invited(String account) {
    state.value(INVITEES, account).set(1L);
  }

  /** An account accepted an invitation with this ARN; where it was ours, it is set up anew. */
  void joined(String account, String handshake, long time) {
    Matcher organization = ORGANIZATION.matcher(handshake);
    if (organization.matches()) {
      logged(organization.group(1));
      if (state.value(INVITEES, account).get().isPresent()) {
        state.value(BORN, account).set(time);
      }
    }
  }

  /** A session was handed out to an account that told the external id. */
  void guest(String accessKey, String account) {
    if (!accessKey.isEmpty() && !account.isEmpty()) {
      state.value(GUESTS, session(accessKey, account)).set(1L);
    }
  }

  /** Other accounts, one a line, were let in to a role. */
  void letIn(String account, String role, String others, Familiarity of) {
    StateStore.Members<Long> known = state.map(ROLES, account + " " + role);
    long how = of.isOutOfPlace() ? SMUGGLED : INVITED;
    others.lines().forEach(other -> known.put(other, how));
  }

  /** Whether an account was let in to a role that day by somebody who sat where they never did. */
  boolean isSmuggled(String account, String role, String other) {
    return state.map(ROLES, account + " " + role).get(other).orElse(INVITED) == SMUGGLED;
  }

  @Override
  public Map<String, Function<Layout, AheadReader>> readers() {
    return Map.of(FILE, Calls::new);
  }

  /** Reads the calls that tell of accounts. */
  private final class Calls implements AheadReader {
    private final List<Layout.Text> made;
    private final List<Layout.Text> members;
    private final Layout.Text handshake;
    private final Layout.Text guest;
    private final Layout.Text externalId;
    private final Layout.Text key;
    private final Layout.Text role;
    private final Layout.Text letIn;
    private final Layout.Text entered;
    private final Layout.Text principal;
    private final Layout.Text address;
    private final Layout.Text agent;
    private final Layout.Text invitee;

    private Calls(Layout layout) {
      made = MADE.stream().map(layout::text).toList();
      members = MEMBERS.stream().map(layout::text).toList();
      handshake = layout.text(HANDSHAKE);
      guest = layout.text(GUEST);
      externalId = layout.text(EXTERNAL_ID);
      key = layout.text(KEY);
      role = layout.text(ROLE);
      letIn = layout.text(LET_IN);
      entered = layout.text(ENTERED);
      principal = layout.text(PRINCIPAL);
      address = layout.text(ADDRESS);
      agent = layout.text(AGENT);
      invitee = layout.text(INVITEE);
    }

    @Override
    public void read(Observation observation) {
      accounts(made, observation).forEach(account -> made(account, observation.time()));
      if (!externalId.of(observation).isEmpty()) {
        entered(observation);
      } else if (!role.of(observation).isEmpty()) {
        String account = observation.traits().account();
        letIn(account, role.of(observation), letIn.of(observation), place(observation));
      } else if (!invitee.of(observation).isEmpty()) {
        invited(invitee.of(observation));
      } else {
        accounts(members, observation).forEach(OrganizationAccounts.this::logged);
        joined(observation.traits().account(), handshake.of(observation), observation.time());
      }
    }

    /** An external id makes no guest of an account that an intruder let in. */
    private void entered(Observation observation) {
      String arn = entered.of(observation);
      String name = arn.substring(arn.lastIndexOf('/') + 1);
      String who = guest.of(observation);
      if (!isSmuggled(observation.traits().account(), name, who)) {
        guest(key.of(observation), who);
      }
    }

    private Familiarity place(Observation observation) {
      return places.of(
          principal.of(observation),
          address.of(observation),
          agent.of(observation),
          observation.time());
    }

    private static Stream<String> accounts(List<Layout.Text> fields, Observation observation) {
      return fields.stream()
          .map(field -> field.of(observation))
          .filter(text -> ACCOUNT.matcher(text).matches());
    }
  }
}
