package dev.haetae.lake.settings;

import dev.haetae.detect.yaml.Yaml;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cache of what is read of buckets.
 *
 * @param in its folder; {@code cache} in the lake's where none is said
 * @param bytes how large it may become
 */
public record CacheSettings(Optional<Path> in, long bytes) {
  /** Ten gigabytes in the lake's folder. */
  public static final CacheSettings USUAL = new CacheSettings(Optional.empty(), 10_000_000_000L);

  /** The keys that may be said of it, and what each says. */
  static final Map<String, String> KEYS = keys();

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,6})(MB|GB|TB)");

  private static Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put(
        "in", "its folder, an absolute path; `cache` in the lake's folder where it is not said");
    keys.put("size", "how large it may become, as `500MB` or `10GB`, which is usual");
    return keys;
  }

  static CacheSettings read(Yaml.Mapping cache) {
    LakeSettings.refuseOthers(cache, KEYS);
    return new CacheSettings(
        cache.get("in").map(CacheSettings::path),
        cache.get("size").map(CacheSettings::size).orElse(USUAL.bytes()));
  }

  private static Path path(Yaml node) {
    Path path = Path.of(node.asText());
    if (!path.isAbsolute()) {
      throw node.mark().refuse("expected an absolute path; met " + node.word());
    }
    return path.normalize();
  }

  private static long size(Yaml node) {
    Matcher size = SIZE.matcher(node.asText());
    if (!size.matches()) {
      throw node.mark().refuse("expected a size such as 500MB or 10GB; met " + node.word());
    }
    long unit =
        switch (size.group(2)) {
          case "MB" -> 1_000_000L;
          case "GB" -> 1_000_000_000L;
          default -> 1_000_000_000_000L;
        };
    return Long.parseLong(size.group(1)) * unit;
  }

  /** Its folder, of a lake in this folder. */
  public Path folder(Path lake) {
    return in.orElseGet(() -> lake.resolve("cache"));
  }
}
