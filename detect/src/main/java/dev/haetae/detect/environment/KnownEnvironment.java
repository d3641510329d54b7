package dev.haetae.detect.environment;

import dev.haetae.model.address.Address;
import dev.haetae.model.address.AddressScope;
import dev.haetae.model.address.Network;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Haetae is told about the place it looks at, in one optional file. Detectors use it; nothing
 * needs it. Each list is there for rules too, as a placeholder of the same name: {@code
 * field|expand: '%scanners%'}; {@link #INSIDE} has values whatever is known.
 *
 * @param accounts names of the organisation's own accounts, by account id
 * @param networks own networks
 * @param egressAddresses addresses from which own people and machines reach the internet
 * @param scanners ARNs of roles and users that scan and enumerate by trade
 * @param scanningNetworks addresses and networks that scan ports by trade
 * @param automation ARNs of roles that deploy
 * @param breakGlass ARNs of roles and users for emergencies
 * @param trustedAccounts ids of partners' accounts that may be shared with
 * @param publicResources names and ARNs of what is meant to be public
 * @param interfaces whose network interfaces are, by their ids: {@code function orders}
 * @param businessHours when people work
 */
public record KnownEnvironment(
    Map<String, String> accounts,
    List<Network> networks,
    List<Network> egressAddresses,
    List<String> scanners,
    List<Network> scanningNetworks,
    List<String> automation,
    List<String> breakGlass,
    List<String> trustedAccounts,
    List<String> publicResources,
    Map<String, String> interfaces,
    Optional<BusinessHours> businessHours) {

  /** What a network interface may belong to. */
  public static final Set<String> INTERFACE_KINDS =
      Set.of(
          "function",
          "task",
          "cluster",
          "node",
          "database",
          "load-balancer",
          "nat-gateway",
          "endpoint",
          "file-system");

  /**
   * The placeholder for all networks inside: private ones, the machine's own, and {@code networks}.
   */
  public static final String INSIDE = "inside";

  private static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1/128");

  /** Nothing is known. */
  public static final KnownEnvironment UNKNOWN =
      new KnownEnvironment(
          Map.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Map.of(),
          Optional.empty());

  /** Copies the collections; accounts keep their order. */
  public KnownEnvironment {
    accounts = Collections.unmodifiableMap(new LinkedHashMap<>(accounts));
    networks = List.copyOf(networks);
    egressAddresses = List.copyOf(egressAddresses);
    scanners = List.copyOf(scanners);
    scanningNetworks = List.copyOf(scanningNetworks);
    automation = List.copyOf(automation);
    breakGlass = List.copyOf(breakGlass);
    trustedAccounts = List.copyOf(trustedAccounts);
    publicResources = List.copyOf(publicResources);
    interfaces = Map.copyOf(interfaces);
  }

  /** Whether an account is one of the organisation's own. */
  public boolean isOwnAccount(String id) {
    return accounts.containsKey(id);
  }

  /** The accounts that may be shared with: own ones and partners'. */
  public Set<String> accountsToShareWith() {
    Set<String> ids = new LinkedHashSet<>(accounts.keySet());
    ids.addAll(trustedAccounts);
    return ids;
  }

  /** Whether an address is one of the organisation's own, inside or towards the internet. */
  public boolean isOwnAddress(String text) {
    return isIn(networks, text) || isIn(egressAddresses, text);
  }

  /** Whether a user, role, or session of a role scans and enumerates by trade. */
  public boolean isScanner(String arn) {
    return scanners.stream().anyMatch(each -> Principals.isOf(each, arn));
  }

  /**
   * Whether a thing is meant to be public.
   *
   * @param resource its name, id or ARN, as a log has it
   */
  public boolean isMeantPublic(String resource) {
    return publicResources.stream()
        .anyMatch(
            each -> Principals.matches(each, resource) || Principals.matches(name(each), resource));
  }

  /** What an ARN names, without what says where it is; anything else as it is. */
  private static String name(String written) {
    int from = Math.max(written.lastIndexOf(':'), written.lastIndexOf('/'));
    return written.startsWith("arn:") ? written.substring(from + 1) : written;
  }

  /** Whether an address scans ports by trade. */
  public boolean isScanningAddress(String text) {
    return isIn(scanningNetworks, text);
  }

  private static boolean isIn(List<Network> networks, String text) {
    if (networks.isEmpty()) {
      return false;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Address address = new Address();
    return address.read(bytes, 0, bytes.length)
        && networks.stream().anyMatch(each -> each.contains(address));
  }

  /** Values for the placeholders of rules; a list nobody gave is empty. */
  public Map<String, List<String>> placeholders() {
    Map<String, List<String>> placeholders = new LinkedHashMap<>();
    placeholders.put("automation", automation);
    placeholders.put("break_glass", breakGlass);
    placeholders.put("egress_addresses", texts(egressAddresses));
    placeholders.put(INSIDE, inside());
    placeholders.put("networks", texts(networks));
    placeholders.put("own_accounts", List.copyOf(accounts.keySet()));
    placeholders.put("public", publicResources);
    placeholders.put("scanners", scanners);
    placeholders.put("trusted_accounts", trustedAccounts);
    return placeholders;
  }

  private List<String> inside() {
    return Stream.of(texts(AddressScope.privateRanges()), LOOPBACK, texts(networks))
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> texts(List<Network> networks) {
    return networks.stream().map(Network::toString).toList();
  }
}
