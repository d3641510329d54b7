package dev.haetae.findings.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.haetae.model.address.AddressScope;
import dev.haetae.model.address.Network;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A made-up name for each real one, in the form of the real one: equal for equal names under one
 * secret, and of no use to find the real one without it.
 */
final class Pseudonyms {
  private static final String HMAC = "HmacSHA256";
  private static final Pattern UNIQUE_ID = Pattern.compile("([A-Z]{4})[A-Z0-9]{16,}");
  private static final Pattern SERVICE_ID = Pattern.compile("([a-z]+-)([0-9a-f]{8,17})");
  private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final BigInteger ACCOUNTS = BigInteger.TEN.pow(11);
  private static final BigInteger FIRST_ACCOUNT = BigInteger.valueOf(100_000_000_000L);

  private static final int PRIVATE_NET = 10 << 24;
  private static final int PRIVATE_HOSTS = (1 << 24) - 1;
  private static final int BENCHMARK_NET = (198 << 24) | (18 << 16);
  private static final int BENCHMARK_HOSTS = (1 << 17) - 1;

  private final Mac mac;
  private final Map<Integer, Integer> addresses = new HashMap<>();
  private final Set<Integer> taken = new HashSet<>();

  Pseudonyms(byte[] secret) {
    try {
      mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret, HMAC));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java has HMAC with SHA-256", e);
    }
  }

  private ByteBuffer hash(String kind, String value) {
    mac.update(kind.getBytes(StandardCharsets.UTF_8));
    mac.update((byte) 0);
    return ByteBuffer.wrap(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
  }

  private String hex(String kind, String value, int digits) {
    return HexFormat.of().formatHex(hash(kind, value).array()).substring(0, digits);
  }

  /** Twelve digits. */
  String account(String account) {
    BigInteger number = new BigInteger(1, hash("account", account).array());
    // None begins with a zero, which programs that take it for a number would lose.
    return number.mod(ACCOUNTS.multiply(BigInteger.valueOf(9))).add(FIRST_ACCOUNT).toString();
  }

  /** The four letters that tell the kind of id, then as many others as there were. */
  String uniqueId(String id) {
    ByteBuffer hash = hash("id", id);
    StringBuilder text = new StringBuilder(id.substring(0, 4));
    while (text.length() < id.length()) {
      text.append(ID_LETTERS.charAt(hash.get(text.length() % hash.capacity()) & 31));
    }
    return text.toString();
  }

  /** A mailbox of a domain that nobody has. */
  String email(String email) {
    return "user-" + hex("email", email, 8) + "@example.com";
  }

  /** An address of the net for documentation. */
  String ipv6(String address) {
    String hex = hex("ipv6", address, 16);
    return "2001:db8:1"
        + hex.substring(0, 3)
        + ":1"
        + hex.substring(3, 6)
        + ":1"
        + hex.substring(6, 9)
        + ":1"
        + hex.substring(9, 12);
  }

  /**
   * A private address for a private one, else one of the net for benchmarks. No two addresses share
   * one until that net is used up.
   *
   * @param separator what stands between the numbers
   */
  String ipv4(int address, String separator) {
    int other = addresses.computeIfAbsent(address, this::free);
    return (other >>> 24)
        + separator
        + ((other >> 16) & 255)
        + separator
        + ((other >> 8) & 255)
        + separator
        + (other & 255);
  }

  private int free(int address) {
    String text = new Network(false, 0, Integer.toUnsignedLong(address), 32).toString();
    boolean isPrivate = AddressScope.of(text) == AddressScope.PRIVATE;
    int net = isPrivate ? PRIVATE_NET : BENCHMARK_NET;
    int hosts = isPrivate ? PRIVATE_HOSTS : BENCHMARK_HOSTS;
    int host = hash("ipv4", String.valueOf(address)).getInt() & hosts;
    for (int tries = 0; tries < hosts && !taken.add(net | host); tries++) {
      host = (host + 1) & hosts;
    }
    return net | host;
  }

  /** A name for any other name; ids that AWS gives, such as {@code i-0abc…}, keep their form. */
  String name(String name) {
    Matcher id = SERVICE_ID.matcher(name);
    if (id.matches()) {
      return id.group(1) + hex("name", name, id.group(2).length());
    }
    return UNIQUE_ID.matches(name) ? uniqueId(name) : "name-" + hex("name", name, 8);
  }

  /** Another id for a finding, since its own could be guessed from what it is a hash of. */
  String findingId(String id) {
    return hex("finding", id, 32);
  }
}
