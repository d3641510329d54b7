package dev.haetae.detect.geo;

import dev.haetae.model.address.Network;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes small MMDB files to test with.
 *
 * @see <a href="https://maxmind.github.io/MaxMind-DB/">MaxMind DB File Format Specification</a>
 */
final class MmdbWriter {
  private static final int NOTHING = -1;

  private final int ipVersion;
  private final List<int[]> nodes = new ArrayList<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  MmdbWriter(int ipVersion) {
    this.ipVersion = ipVersion;
    nodes.add(new int[] {NOTHING, NOTHING});
  }

  /** Puts a network, with what is said of it: texts, numbers and maps of them. */
  MmdbWriter put(String cidr, Map<String, Object> entry) throws IOException {
    Network network = Network.parse(cidr).orElseThrow();
    boolean padded = ipVersion == 6 && !network.six();
    int length = network.prefix() + (padded ? 96 : 0);
    int leaf = -2 - data.size();
    write(data, entry);
    int node = 0;
    for (int i = 0; i < length; i++) {
      int bit = padded && i < 96 ? 0 : bit(network, padded ? i - 96 : i);
      if (i == length - 1) {
        nodes.get(node)[bit] = leaf;
      } else {
        if (nodes.get(node)[bit] == NOTHING) {
          nodes.add(new int[] {NOTHING, NOTHING});
          nodes.get(node)[bit] = nodes.size() - 1;
        }
        node = nodes.get(node)[bit];
      }
    }
    return this;
  }

  private static int bit(Network network, int index) {
    long half = network.six() ? (index < 64 ? network.high() : network.low()) : network.low() << 32;
    return (int) (half >>> (63 - index % 64)) & 1;
  }

  Path write(Path file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int[] node : nodes) {
      for (int record : node) {
        int value =
            record == NOTHING
                ? nodes.size()
                : record < NOTHING ? nodes.size() + 16 + (-2 - record) : record;
        out.write(value >>> 16);
        out.write(value >>> 8);
        out.write(value);
      }
    }
    out.write(new byte[16]);
    data.writeTo(out);
    out.write("\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1));
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("binary_format_major_version", 2);
    metadata.put("binary_format_minor_version", 0);
    metadata.put("build_epoch", 1_767_225_600);
    metadata.put("database_type", "Test");
    metadata.put("description", Map.of("en", "made up"));
    metadata.put("ip_version", ipVersion);
    metadata.put("languages", List.of("en"));
    metadata.put("node_count", nodes.size());
    metadata.put("record_size", 24);
    write(out, metadata);
    return Files.write(file, out.toByteArray());
  }

  private static void write(ByteArrayOutputStream out, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      out.write((7 << 5) | map.size());
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        write(out, entry.getKey());
        write(out, entry.getValue());
      }
    } else if (value instanceof List<?> list) {
      out.write(list.size());
      out.write(11 - 7);
      for (Object each : list) {
        write(out, each);
      }
    } else if (value instanceof String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.write((2 << 5) | Math.min(29, bytes.length));
      if (bytes.length >= 29) {
        out.write(bytes.length - 29);
      }
      out.write(bytes);
    } else if (value instanceof Double number) {
      out.write((3 << 5) | 8);
      long bits = Double.doubleToLongBits(number);
      for (int shift = 56; shift >= 0; shift -= 8) {
        out.write((int) (bits >>> shift));
      }
    } else {
      int number = (Integer) value;
      out.write((6 << 5) | 4);
      for (int shift = 24; shift >= 0; shift -= 8) {
        out.write(number >>> shift);
      }
    }
  }
}
