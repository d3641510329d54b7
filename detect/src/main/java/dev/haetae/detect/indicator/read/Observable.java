package dev.haetae.detect.indicator.read;

import dev.haetae.detect.indicator.IndicatorKind;
import dev.haetae.model.address.Network;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value as people write it, understood: an address, a domain, a hash or a key, also where dots
 * are bracketed so that nobody follows it ({@code hxxp://evil[.]example/a}).
 *
 * @param kind what it is a sign by
 * @param value in the form it is looked up in
 * @param form how it was written
 */
public record Observable(IndicatorKind kind, String value, Form form) {

  /** How a value was written. */
  public enum Form {
    /** As what it is. */
    PLAIN,
    /** As the address of one page or file on a host. */
    PAGE,
    /** As the address of a whole host: {@code http://evil.example/}. */
    SITE
  }

  private static final int LONGEST = 4096;
  private static final int LONGEST_NAME = 253;
  private static final Pattern SCHEME = Pattern.compile("^(?i:[a-z][a-z0-9+.-]{1,15})://");
  private static final Pattern HASH =
      Pattern.compile("[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64}|[0-9a-fA-F]{128}");
  private static final Pattern ACCESS_KEY = Pattern.compile("A(?:KIA|SIA)[A-Z0-9]{16}");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");
  private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");

  /** Understands a value; empty where it is nothing that can be looked up. */
  public static Optional<Observable> of(String text) {
    String value = fanged(text.strip());
    if (value.isEmpty() || value.length() > LONGEST) {
      return Optional.empty();
    }
    if (SCHEME.matcher(value).find()) {
      return ofUrl(value);
    }
    Optional<Observable> address = address(value, Form.PLAIN);
    if (address.isPresent()) {
      return address;
    }
    if (HASH.matcher(value).matches()) {
      return Optional.of(
          new Observable(IndicatorKind.HASH, value.toLowerCase(Locale.ROOT), Form.PLAIN));
    }
    if (ACCESS_KEY.matcher(value).matches()) {
      return Optional.of(new Observable(IndicatorKind.ACCESS_KEY, value, Form.PLAIN));
    }
    int slash = value.indexOf('/');
    if (slash > 0 && !looksLikeAddress(value.substring(0, slash))) {
      return host(value.substring(0, slash), form(value.substring(slash)));
    }
    return slash >= 0 ? Optional.empty() : host(value, Form.PLAIN);
  }

  /** Whether it is a mail address, which says nothing of the whole domain it is of. */
  static boolean isMail(String text) {
    String value = fanged(text.strip());
    int at = value.indexOf('@');
    return at > 0
        && at == value.lastIndexOf('@')
        && value.indexOf('/') < 0
        && domain(value.substring(at + 1)).isPresent();
  }

  /** Undoes what people do to addresses so that nobody follows them by mistake. */
  public static String fanged(String text) {
    if (text.indexOf('[') < 0
        && text.indexOf('(') < 0
        && text.indexOf('{') < 0
        && !text.regionMatches(true, 0, "hxxp", 0, 4)
        && !text.regionMatches(true, 0, "fxp", 0, 3)) {
      return text;
    }
    return text.replaceAll("(?i)[\\[({](?:\\.|dot)[\\])}]", ".")
        .replaceAll("(?i)[\\[({](?:@|at)[\\])}]", "@")
        .replaceAll("\\[(:|://|/)\\]", "$1")
        .replaceFirst("^(?i:hxxp)", "http")
        .replaceFirst("^(?i:fxp)", "ftp");
  }

  private static Optional<Observable> ofUrl(String url) {
    String rest = url.substring(url.indexOf("://") + 3);
    int end = 0;
    while (end < rest.length() && "/?#\\".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String authority = rest.substring(0, end);
    return host(authority.substring(authority.lastIndexOf('@') + 1), form(rest.substring(end)));
  }

  private static Form form(String path) {
    return path.isEmpty() || path.equals("/") ? Form.SITE : Form.PAGE;
  }

  /** A host with or without a port. */
  private static Optional<Observable> host(String text, Form form) {
    String host = text;
    if (host.startsWith("[")) {
      int close = host.indexOf(']');
      return close < 0 ? Optional.empty() : address(host.substring(1, close), form);
    }
    if (host.indexOf(':') >= 0) {
      host = PORT.matcher(host).replaceFirst("");
    }
    if (looksLikeAddress(host)) {
      return address(host, form);
    }
    return domain(host).map(name -> new Observable(IndicatorKind.DOMAIN, name, form));
  }

  private static Optional<Observable> address(String text, Form form) {
    // A zone, as in fe80::1%eth0, is of one machine only.
    return Network.parse(text)
        .map(network -> new Observable(IndicatorKind.ADDRESS, text.toLowerCase(Locale.ROOT), form));
  }

  private static boolean looksLikeAddress(String host) {
    char last = host.isEmpty() ? '.' : host.charAt(host.length() - 1);
    return host.indexOf(':') >= 0 || (last >= '0' && last <= '9' && isNumeric(lastLabel(host)));
  }

  private static String lastLabel(String host) {
    return host.substring(host.lastIndexOf('.') + 1);
  }

  private static boolean isNumeric(String label) {
    return label.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** A domain of two labels or more, in lower case and in ASCII; wildcards are left away. */
  static Optional<String> domain(String text) {
    String name = text.startsWith("*.") ? text.substring(2) : text;
    name = name.startsWith(".") ? name.substring(1) : name;
    name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    name = ascii(name).toLowerCase(Locale.ROOT);
    if (name.isEmpty() || name.length() > LONGEST_NAME || name.indexOf('.') < 0) {
      return Optional.empty();
    }
    for (String label : name.split("\\.", -1)) {
      if (!LABEL.matcher(label).matches()) {
        return Optional.empty();
      }
    }
    return isNumeric(lastLabel(name)) ? Optional.empty() : Optional.of(name);
  }

  private static String ascii(String name) {
    if (name.length() > LONGEST_NAME || name.chars().allMatch(c -> c < 0x80)) {
      return name;
    }
    try {
      return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException notAName) {
      return "";
    }
  }
}
