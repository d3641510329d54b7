package dev.haetae.detect.geo;

import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * The network an address stands for where nobody says which one it is: 256 addresses of version 4,
 * as they are commonly handed out together, the 65,536 of a private range, or what one site is
 * given of version 6 (RFC 6177).
 */
public final class Networks {
  /** The first bits of a private network of version 6: {@code fc00::/7}. */
  private static final int UNIQUE_LOCAL = 0xfc;

  private Networks() {}

  /** The network of an address: its number and who runs it, as far as anybody told. */
  public static String of(String text, Geography geography) {
    Place place = geography.of(text);
    return place.network() == Place.NO_NETWORK
        ? around(text)
        : ("AS" + place.network() + " " + place.organization()).strip();
  }

  /** The network around an address, such as {@code 203.0.113.0/24}; other texts as they are. */
  public static String around(String text) {
    if (!InetAddresses.isInetAddress(text)) {
      return text;
    }
    InetAddress address = InetAddresses.forString(text);
    if (address instanceof Inet4Address) {
      return cut(address, address.isSiteLocalAddress() ? 2 : 3);
    }
    return cut(address, 6);
  }

  /** Whether it is an address that is not routed on the internet. */
  public static boolean isPrivate(String text) {
    if (!InetAddresses.isInetAddress(text)) {
      return false;
    }
    InetAddress address = InetAddresses.forString(text);
    byte[] bytes = address.getAddress();
    return address.isSiteLocalAddress()
        || (!(address instanceof Inet4Address) && (bytes[0] & 0xfe) == UNIQUE_LOCAL);
  }

  private static String cut(InetAddress address, int kept) {
    byte[] bytes = address.getAddress();
    Arrays.fill(bytes, kept, bytes.length, (byte) 0);
    try {
      return InetAddresses.toAddrString(InetAddress.getByAddress(bytes)) + "/" + 8 * kept;
    } catch (UnknownHostException notOfItsLength) {
      throw new IllegalStateException(notOfItsLength);
    }
  }
}
