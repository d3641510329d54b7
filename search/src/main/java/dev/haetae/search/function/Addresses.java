package dev.haetae.search.function;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Functions of IP addresses.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA's special-purpose
 *     addresses</a>, and those of <a
 *     href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6</a>
 */
final class Addresses {
  private static final List<String> PRIVATE =
      List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");

  private static final List<String> RESERVED =
      List.of(
          "0.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "::/127",
          "64:ff9b:1::/48",
          "100::/64",
          "2001:db8::/32",
          "fe80::/10",
          "ff00::/8");

  private Addresses() {}

  /** An address of IPv4 with only those bits that a mask has; absent where one is no address. */
  static SqlValue masked(String mask, String address) {
    return SqlValue.text(
        "list_transform([haetae_ipv4("
            + mask
            + ") & haetae_ipv4("
            + address
            + ")], lambda haetae_n: (haetae_n >> 24) || '.' || ((haetae_n >> 16) & 255) || '.'"
            + " || ((haetae_n >> 8) & 255) || '.' || (haetae_n & 255))[1]");
  }

  static List<Scalar> all() {
    List<Scalar> all = new ArrayList<>();
    all.add(one("is_ipv4", Addresses::isVersion4));
    all.add(one("is_ipv6", Addresses::isVersion6));
    all.add(one("is_address", Addresses::isAddress));
    all.add(one("is_private_address", text -> among(text, PRIVATE)));
    all.add(one("is_reserved_address", text -> among(text, RESERVED)));
    all.add(
        one(
            "is_public_address",
            text ->
                "("
                    + isAddress(text)
                    + " AND NOT "
                    + among(text, PRIVATE)
                    + " AND NOT "
                    + among(text, RESERVED)
                    + ")"));
    all.add(
        new Scalar(
            "ipv4_number",
            1,
            1,
            args -> SqlValue.number("haetae_ipv4(" + args.get(0).asText() + ")")));
    return all;
  }

  private static Scalar one(String name, UnaryOperator<String> condition) {
    return new Scalar(name, 1, 1, args -> SqlValue.truth(condition.apply(args.get(0).asText())));
  }

  private static String isVersion4(String text) {
    return "(haetae_ipv4(" + text + ") IS NOT NULL)";
  }

  private static String isVersion6(String text) {
    return "(haetae_ipv6(" + text + ") IS NOT NULL)";
  }

  private static String isAddress(String text) {
    return "(" + isVersion4(text) + " OR " + isVersion6(text) + ")";
  }

  /** The digits of an address of IPv6 are computed once for all networks. */
  private static String among(String text, List<String> networks) {
    String version6 =
        networks.stream()
            .flatMap(network -> Network.version6(network, "haetae_d").stream())
            .collect(Collectors.joining(" OR "));
    String version4 =
        networks.stream()
            .flatMap(network -> Network.parse(network).stream())
            .map(network -> network.contains(text))
            .collect(Collectors.joining(" OR "));
    return "coalesce("
        + version4
        + " OR list_transform([haetae_ipv6("
        + text
        + ")], lambda haetae_d: "
        + version6
        + ")[1], false)";
  }
}
