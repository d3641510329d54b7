package dev.haetae.lake.settings;

import dev.haetae.detect.yaml.Yaml;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place for files whose events are older than a time.
 *
 * @param name {@code warm} or {@code cold}
 * @param after how old the newest event of a file must be
 * @param in an absolute path, or {@code s3://bucket/prefix}
 * @param endpoint where another S3 than AWS's listens
 * @param region the bucket's Region; else as the environment says
 */
public record TierSettings(
    String name, Duration after, String in, Optional<URI> endpoint, Optional<String> region) {
  /** The keys that may be said of one, and what each says. */
  static final Map<String, String> KEYS = keys();

  private static final Pattern BUCKET =
      Pattern.compile("s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9._=-]+)*");

  private static final List<String> NAMES = List.of("warm", "cold");

  private static Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("after", "how old all events of a file must be, as `30d`");
    keys.put(
        "in",
        "an absolute path, or `s3://bucket/prefix`; credentials come from where AWS's own tools take"
            + " them");
    keys.put("endpoint", "where another S3 than AWS's listens");
    keys.put("region", "the bucket's Region");
    return keys;
  }

  static List<TierSettings> read(Yaml.Mapping tiers) {
    List<TierSettings> read = new ArrayList<>();
    for (Yaml.Entry entry : tiers.entries().values()) {
      if (!NAMES.contains(entry.key())) {
        throw entry.mark().refuse("unknown tier \"" + entry.key() + "\"; there are " + NAMES);
      }
      read.add(read(entry.key(), entry.value().asMapping()));
    }
    read.sort(java.util.Comparator.comparing(TierSettings::after));
    if (read.size() > 1 && read.getFirst().name().equals("cold")) {
      throw tiers.mark().refuse("expected warm before cold: its after is the shorter");
    }
    return read;
  }

  private static TierSettings read(String name, Yaml.Mapping tier) {
    LakeSettings.refuseOthers(tier, KEYS);
    Yaml after = tier.require("after");
    Duration age =
        Span.parse(after.asText())
            .orElseThrow(
                () -> after.mark().refuse("expected " + Span.EXPECTED + "; met " + after.word()));
    Yaml in = tier.require("in");
    String where = in.asText().replaceFirst("/+$", "");
    boolean isBucket = BUCKET.matcher(where).matches();
    if (!isBucket && (where.startsWith("s3:") || !Path.of(where).isAbsolute())) {
      throw in.mark().refuse("expected an absolute path or s3://bucket/prefix; met " + in.word());
    }
    return new TierSettings(
        name,
        age,
        isBucket ? where : Path.of(where).normalize().toString(),
        tier.get("endpoint").map(TierSettings::uri),
        tier.text("region"));
  }

  private static URI uri(Yaml node) {
    String text = node.asText();
    if (!text.matches("https?://[A-Za-z0-9.:\\[\\]-]+/?")) {
      throw node.mark().refuse("expected https://host or http://host:port; met " + node.word());
    }
    return URI.create(text);
  }

  /** Whether it is a bucket. */
  public boolean isBucket() {
    return in.startsWith("s3://");
  }
}
