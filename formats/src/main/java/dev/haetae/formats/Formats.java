package dev.haetae.formats;

import dev.haetae.model.event.FieldCatalog;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every kind of log that can be read. */
public final class Formats {
  /** The log of JSON objects that nothing else knows. */
  public static final String OTHER_JSON = "json";

  private static final List<Format> ALL =
      ServiceLoader.load(Format.class, Formats.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .sorted(Comparator.comparing(format -> format.catalog().log()))
          .toList();

  private static final List<FieldCatalog> CATALOGS = ALL.stream().map(Format::catalog).toList();

  private static final Map<String, Format> BY_LOG =
      ALL.stream().collect(Collectors.toMap(format -> format.catalog().log(), each -> each));

  private Formats() {}

  /** All formats, by name. */
  public static List<Format> all() {
    return ALL;
  }

  /** The fields of all formats, by the name of the log. */
  public static List<FieldCatalog> catalogs() {
    return CATALOGS;
  }

  /** The format of a log. */
  public static Optional<Format> of(String log) {
    return Optional.ofNullable(BY_LOG.get(log));
  }

  /** Those whose records are JSON objects. */
  public static Stream<JsonFormat> json() {
    return ALL.stream().filter(JsonFormat.class::isInstance).map(JsonFormat.class::cast);
  }

  /** Those whose events are lines of text. */
  public static Stream<LineFormat> lines() {
    return ALL.stream().filter(LineFormat.class::isInstance).map(LineFormat.class::cast);
  }
}
