package dev.haetae.app.hunt;

import dev.haetae.detect.Detector;
import dev.haetae.detect.DetectorFile;
import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.indicator.Category;
import dev.haetae.detect.indicator.IndicatorKind;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Field;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.LogSource;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Detectors that tell of every event in which something that is hunted for stands, whatever came of
 * it: a connection that was refused, a login that failed. Those that come with Haetae tell of what
 * is a threat by itself; who hunts wants to know that it was there at all. Made of what a log's
 * catalog says of its fields, so that no log is left out.
 */
public final class AnyMention {
  private static final Map<EntityKind, IndicatorKind> KINDS =
      Map.of(
          EntityKind.ADDRESS, IndicatorKind.ADDRESS,
          EntityKind.DOMAIN, IndicatorKind.DOMAIN,
          EntityKind.USER_AGENT, IndicatorKind.USER_AGENT,
          EntityKind.ACCESS_KEY, IndicatorKind.ACCESS_KEY);

  private static final String FILE =
      """
      title: Something that is hunted for stands in {title}
      id: {id}
      status: stable
      description: Told of whatever came of it; other findings say where it is a threat by itself.
      logsource: {{source}}
      detection:
      {searches}
        condition: 1 of field*
      mechanism: {indicator: {of: {{fields}}, categories: [{categories}]}}
      level: low
      finding:
        type: Hunt:{resource}/IndicatorSeen
        severity: 2
        identity: [indicator.entry, indicator.field]
        says: "{indicator.value}, listed as {indicator.category} by {indicator.lists}, stands in {indicator.field}"
        why: It is what you hunt for.
        next:
          - See what else it did, with haetae timeline
      """;

  private AnyMention() {}

  /** A detector for each log that names anything a list can name. */
  public static List<Detector> detectors(List<FieldCatalog> catalogs) {
    return catalogs.stream().flatMap(catalog -> detector(catalog).stream()).toList();
  }

  private static Optional<Detector> detector(FieldCatalog catalog) {
    Map<String, IndicatorKind> fields = fields(catalog);
    Optional<LogSource> source =
        catalog.sources().stream().filter(each -> each.when().isEmpty()).findFirst();
    if (fields.isEmpty() || source.isEmpty()) {
      return Optional.empty();
    }
    String file = "hunt/" + catalog.log() + ".yml";
    DetectorFile read = new DetectorReader().read(file, text(file, catalog, source.get(), fields));
    if (!read.problems().isEmpty()) {
      throw new IllegalStateException(read.problems().get(0).toString());
    }
    return Optional.of(read.detectors().get(0));
  }

  private static Map<String, IndicatorKind> fields(FieldCatalog catalog) {
    Map<String, IndicatorKind> fields = new LinkedHashMap<>();
    for (Field field : catalog.fields()) {
      if (field.type() == Field.Type.ADDRESS) {
        fields.put(field.name(), IndicatorKind.ADDRESS);
      }
    }
    for (Map.Entry<EntityKind, List<String>> entity : catalog.entities().entrySet()) {
      IndicatorKind kind = KINDS.get(entity.getKey());
      if (kind != null) {
        entity.getValue().forEach(field -> fields.putIfAbsent(field, kind));
      }
    }
    return fields;
  }

  private static String text(
      String file, FieldCatalog catalog, LogSource source, Map<String, IndicatorKind> fields) {
    return FILE.replace("{title}", catalog.title())
        .replace("{id}", UUID.nameUUIDFromBytes(file.getBytes(StandardCharsets.UTF_8)).toString())
        .replace("{source}", words(source))
        .replace("{searches}", searches(fields))
        .replace(
            "{fields}",
            fields.entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue().word())
                .collect(Collectors.joining(", ")))
        .replace("{categories}", categories())
        .replace("{resource}", resource(catalog.log()));
  }

  private static String words(LogSource source) {
    StringJoiner words = new StringJoiner(", ");
    source.product().ifPresent(product -> words.add("product: " + product));
    source.category().ifPresent(category -> words.add("category: " + category));
    source.service().ifPresent(service -> words.add("service: " + service));
    return words.toString();
  }

  private static String searches(Map<String, IndicatorKind> fields) {
    StringJoiner searches = new StringJoiner("\n");
    int number = 0;
    for (String field : fields.keySet()) {
      searches.add("  field" + number + ": {" + field + "|exists: true}");
      number++;
    }
    return searches.toString();
  }

  private static String categories() {
    return Arrays.stream(Category.values())
        .filter(each -> each != Category.TRUSTED)
        .map(Category::word)
        .collect(Collectors.joining(", "));
  }

  /** The name of a log as finding types write what they are of: {@code Vpcflow}. */
  private static String resource(String log) {
    return log.substring(0, 1).toUpperCase(Locale.ROOT) + log.substring(1).replace("_", "");
  }
}
