package dev.haetae.detect.geo;

import com.google.common.net.InetAddresses;
import dev.haetae.model.address.AddressScope;
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
  private Networks() {}

  /** The network of an address: its number and who runs it, as far as anybody told. */
  public static String of(String text, Geography geography) {
    Place place = geography.of(text);
    return place.network() == Place.NO_NETWORK
        ? around(text)
        : ("AS" + place.network() + " " + place.organization()).strip();
  }

  /**
   * The larger network the one of an address lies in: of version 4 the 65,536 addresses, of version
   * 6 what a provider is given at least. Lines into homes are lent addresses within it. Where
   * somebody told who runs the network it is that.
   */
  public static String vicinity(String text, Geography geography) {
    if (geography.of(text).network() != Place.NO_NETWORK || !InetAddresses.isInetAddress(text)) {
      return of(text, geography);
    }
    InetAddress address = InetAddresses.forString(text);
    return cut(address, address instanceof Inet4Address ? 2 : 4);
  }

  /** The network around an address, such as {@code 203.0.113.0/24}; other texts as they are. */
  public static String around(String text) {
    if (!InetAddresses.isInetAddress(text)) {
      return text;
    }
    InetAddress address = InetAddresses.forString(text);
    if (address instanceof Inet4Address) {
      return cut(address, AddressScope.of(text) == AddressScope.PRIVATE ? 2 : 3);
    }
    return cut(address, 6);
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
