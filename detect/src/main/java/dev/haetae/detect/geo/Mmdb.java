package dev.haetae.detect.geo;

import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Networks;
import com.maxmind.db.Reader;
import dev.haetae.model.address.Address;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file in the format of MaxMind DB, of any vendor: their names for country and network differ.
 *
 * @see <a href="https://maxmind.github.io/MaxMind-DB/">MaxMind DB File Format Specification</a>
 */
final class Mmdb implements Atlas {
  private static final byte[] MARK =
      "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);

  private static final int MARK_WITHIN = 128 << 10;
  private static final int PROBED = 1000;

  private final Reader reader;
  private final boolean six;
  private final boolean countries;

  private Mmdb(Reader reader, boolean six, boolean countries) {
    this.reader = reader;
    this.six = six;
    this.countries = countries;
  }

  /** Whether the file says of itself that it is one. */
  static boolean isOne(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      int length = (int) Math.min(MARK_WITHIN, in.length());
      byte[] end = new byte[length];
      in.seek(in.length() - length);
      in.readFully(end);
      for (int i = length - MARK.length; i >= 0; i--) {
        if (Arrays.mismatch(end, i, i + MARK.length, MARK, 0, MARK.length) < 0) {
          return true;
        }
      }
      return false;
    }
  }

  static Mmdb open(Path file) throws IOException {
    try {
      Reader reader = new Reader(file.toFile());
      boolean countries = false;
      boolean networks = false;
      @SuppressWarnings("rawtypes") // The library takes the class of what it makes.
      Networks<Map> entries = reader.networks(Map.class);
      for (int i = 0; i < PROBED && entries.hasNext() && !(countries && networks); i++) {
        @SuppressWarnings("rawtypes")
        DatabaseRecord<Map> entry = entries.next();
        Place place = place(entry.data());
        countries |= !place.country().isEmpty();
        networks |= place.network() != Place.NO_NETWORK;
      }
      if (!countries && !networks) {
        throw new IOException("it tells neither countries nor networks");
      }
      return new Mmdb(reader, reader.getMetadata().ipVersion() == 6, countries);
    } catch (IOException | InvalidNetworkException | RuntimeException damaged) {
      throw new IOException(file + ": cannot be used as MMDB: " + damaged.getMessage(), damaged);
    }
  }

  @Override
  public boolean knowsCountries() {
    return countries;
  }

  /** An IPv6 address has no place in a file of IPv4 only, where its first bits lead anywhere. */
  @Override
  public Place of(Address address) {
    if (address.six() && !six) {
      return Place.UNKNOWN;
    }
    try {
      return place(reader.get(inet(address), Map.class));
    } catch (IOException | RuntimeException damaged) {
      // Damage inside a file shows only where it is looked at; what it tells nobody knows.
      return Place.UNKNOWN;
    }
  }

  private static InetAddress inet(Address address) throws UnknownHostException {
    byte[] bytes = new byte[address.six() ? 16 : 4];
    for (int i = 0; i < bytes.length; i++) {
      int fromEnd = bytes.length - 1 - i;
      long half = fromEnd < 8 ? address.low() : address.high();
      bytes[i] = (byte) (half >>> (8 * (fromEnd & 7)));
    }
    return InetAddress.getByAddress(bytes);
  }

  private static Place place(@Nullable Map<?, ?> entry) {
    if (entry == null) {
      return Place.UNKNOWN;
    }
    return Place.of(country(entry), network(entry), organization(entry), point(entry));
  }

  private static Optional<Point> point(Map<?, ?> entry) {
    Map<?, ?> within = entry.get("location") instanceof Map<?, ?> location ? location : entry;
    return within.get("latitude") instanceof Number latitude
            && within.get("longitude") instanceof Number longitude
        ? Optional.of(new Point(latitude.doubleValue(), longitude.doubleValue()))
        : Optional.empty();
  }

  private static String country(Map<?, ?> entry) {
    for (String key : new String[] {"country", "country_code", "registered_country"}) {
      Object value = entry.get(key);
      Object code = value instanceof Map<?, ?> map ? map.get("iso_code") : value;
      if (code instanceof String text && text.matches("[A-Za-z]{2}")) {
        return text.toUpperCase(Locale.ROOT);
      }
    }
    return "";
  }

  private static long network(Map<?, ?> entry) {
    for (String key : new String[] {"autonomous_system_number", "asn", "as_number"}) {
      Object value = entry.get(key);
      if (value instanceof Number number) {
        return number.longValue();
      }
      if (value instanceof String text && text.matches("(?i)(?:AS)?[0-9]{1,10}")) {
        return Long.parseLong(text.replaceFirst("(?i)^AS", ""));
      }
    }
    return Place.NO_NETWORK;
  }

  private static String organization(Map<?, ?> entry) {
    for (String key :
        new String[] {"autonomous_system_organization", "as_name", "as_organization", "org"}) {
      if (entry.get(key) instanceof String text) {
        return text;
      }
    }
    return "";
  }
}
