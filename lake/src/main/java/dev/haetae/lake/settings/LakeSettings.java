package dev.haetae.lake.settings;

import dev.haetae.detect.yaml.MalformedRule;
import dev.haetae.detect.yaml.RuleProblem;
import dev.haetae.detect.yaml.Yaml;
import dev.haetae.detect.yaml.YamlFile;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.event.Activity;
import dev.haetae.model.log.FileReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is said of a lake in one file in its folder, {@code lake.yml}.
 *
 * <pre>{@code
 * keep:
 *   network: 90d
 *   api: 7y
 *   finding: forever
 *   others: 1y
 * catalog:
 *   url: jdbc:postgresql://db.example.com/haetae
 *   user: haetae
 *   password: env:LAKE_PASSWORD
 * tiers:
 *   warm: {after: 30d, in: /mnt/large/lake}
 *   cold: {after: 1y, in: s3://our-lake/events}
 * cache: {size: 50GB}
 * }</pre>
 *
 * @param kept how long events are kept, by table; a table that is not among them keeps all
 * @param catalog the database of its catalog; {@code catalog.db} in its folder where there is none
 * @param tiers where files go when their events are old, the youngest first
 * @param cache what is kept of files that are read from buckets
 */
public record LakeSettings(
    Map<Activity, Duration> kept,
    Optional<CatalogAddress> catalog,
    List<TierSettings> tiers,
    CacheSettings cache) {
  /** The name of the file. */
  public static final String FILE = "lake.yml";

  /** Nothing is said. */
  public static final LakeSettings NONE =
      new LakeSettings(Map.of(), Optional.empty(), List.of(), CacheSettings.USUAL);

  /** The keys that may be in it, and what each says. */
  public static final Map<String, String> KEYS = keys();

  private static final int LARGEST = 1 << 20;
  private static final String FOREVER = "forever";
  private static final String OTHERS = "others";

  /** Copies the map. */
  public LakeSettings {
    kept = Map.copyOf(kept);
    tiers = List.copyOf(tiers);
  }

  private static Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put(
        "keep",
        "how long `haetae lake expire` keeps events, by table: days (`90d`), years (`7y`) or"
            + " `forever`; `others` stands for the tables that are not named, which are else kept"
            + " forever");
    keys.put(
        "catalog",
        "a PostgreSQL database as the catalog, in the layout of Iceberg's `JdbcCatalog` (name"
            + " `haetae`, namespace `lake`), instead of `catalog.db` in the folder; to be said before"
            + " the lake is made");
    CatalogAddress.KEYS.forEach((key, words) -> keys.put("catalog." + key, words));
    keys.put(
        "tiers",
        "where `haetae lake move` puts files when their events are old: `warm`, `cold` or both; their"
            + " indexes and identities stay in the lake's folder");
    TierSettings.KEYS.forEach((key, words) -> keys.put("tiers.warm." + key, words));
    keys.put("cache", "what is kept on this machine of files that are read from buckets");
    CacheSettings.KEYS.forEach((key, words) -> keys.put("cache." + key, words));
    return keys;
  }

  /**
   * What the file in a lake's folder says; nothing where there is none.
   *
   * @throws LakeUnusable where it cannot be read, or has a mistake, which is pointed at
   */
  public static LakeSettings of(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      if (Files.size(file) > LARGEST) {
        throw new LakeUnusable(file + ": larger than such a file can be (1 MB)");
      }
      return read(file.toString(), Files.readString(file));
    } catch (NoSuchFileException none) {
      return NONE;
    } catch (IOException e) {
      throw new LakeUnusable(file + ": cannot be read: " + FileReason.of(e), e);
    }
  }

  /**
   * Reads a text.
   *
   * @param file its name for messages
   * @throws LakeUnusable where it has a mistake, which is pointed at
   */
  public static LakeSettings read(String file, String text) {
    YamlFile yaml = YamlFile.read(file, text);
    if (!yaml.problems().isEmpty()) {
      throw mistake(yaml.problems().get(0));
    }
    if (yaml.documents().isEmpty()) {
      return NONE;
    }
    if (yaml.documents().size() > 1) {
      throw mistake(RuleProblem.of(file, "expected one document, as keep: {network: 90d}"));
    }
    try {
      return settings(yaml.documents().get(0).asMapping());
    } catch (MalformedRule malformed) {
      throw mistake(malformed.problem());
    }
  }

  private static LakeUnusable mistake(RuleProblem problem) {
    return new LakeUnusable(problem.toString());
  }

  private static LakeSettings settings(Yaml.Mapping keys) {
    refuseOthers(keys, KEYS);
    return new LakeSettings(
        keys.get("keep").map(node -> kept(node.asMapping())).orElse(Map.of()),
        keys.get("catalog").map(node -> CatalogAddress.read(node.asMapping())),
        keys.get("tiers").map(node -> TierSettings.read(node.asMapping())).orElse(List.of()),
        keys.get("cache")
            .map(node -> CacheSettings.read(node.asMapping()))
            .orElse(CacheSettings.USUAL));
  }

  /** Refuses keys that are not known. */
  static void refuseOthers(Yaml.Mapping mapping, Map<String, String> known) {
    mapping.refuseOthers(known.keySet().stream().filter(each -> each.indexOf('.') < 0).toList());
  }

  private static Map<Activity, Duration> kept(Yaml.Mapping tables) {
    Map<Activity, Duration> kept = new EnumMap<>(Activity.class);
    tables
        .get(OTHERS)
        .flatMap(LakeSettings::span)
        .ifPresent(span -> {
          for (Activity each : Activity.values()) {
            kept.put(each, span);
          }
        });
    for (Yaml.Entry entry : tables.entries().values()) {
      if (!entry.key().equals(OTHERS)) {
        Activity table = table(entry);
        span(entry.value())
            .ifPresentOrElse(span -> kept.put(table, span), () -> kept.remove(table));
      }
    }
    return kept;
  }

  private static Activity table(Yaml.Entry entry) {
    return Arrays.stream(Activity.values())
        .filter(each -> each.table().equals(entry.key()))
        .findFirst()
        .orElseThrow(() ->
            entry
                .mark()
                .refuse(
                    "no table \""
                        + entry.key()
                        + "\"; there are "
                        + Arrays.stream(Activity.values())
                            .map(Activity::table)
                            .collect(Collectors.joining(", "))
                        + ", and others"));
  }

  /** Empty for what is kept forever. */
  private static Optional<Duration> span(Yaml node) {
    String text = node.asText();
    if (text.equals(FOREVER)) {
      return Optional.empty();
    }
    return Optional.of(
        Span.parse(text)
            .orElseThrow(() ->
                node.mark()
                    .refuse("expected " + Span.EXPECTED + ", or forever; met " + node.word())));
  }
}
