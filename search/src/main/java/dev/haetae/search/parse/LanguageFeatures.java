package dev.haetae.search.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What of a language is understood here, as its list ({@code spl.yml}) says. */
public record LanguageFeatures(
    List<Feature> commands, List<Feature> functions, List<Feature> aggregations) {

  /** How much of a thing there is. */
  public enum Status {
    SUPPORTED,
    PARTLY,
    NOT
  }

  /**
   * A command or function of the language.
   *
   * @param says what it does; empty where its name says it
   * @param lacks what of it is not here, or what serves instead; empty for nothing
   */
  public record Feature(String name, Status status, String says, String lacks) {
    /** A mistake's words where this is asked for and not here, with what serves instead. */
    private String absence(String kind) {
      return "the " + kind + " " + name + " is not here" + (lacks.isEmpty() ? "" : ": " + lacks);
    }
  }

  /** Of Splunk's language. */
  public static LanguageFeatures spl() {
    return load("spl.yml");
  }

  /** Of the language of Logs Insights. */
  public static LanguageFeatures insights() {
    return load("insights.yml");
  }

  /**
   * What to say where something of the language is asked for that is not here; empty where the
   * language has it not either.
   *
   * @param kind what the list is of
   */
  static Optional<String> absence(List<Feature> list, String kind, String written) {
    return list.stream()
        .filter(each -> each.status() == Status.NOT && each.name().equalsIgnoreCase(written))
        .findFirst()
        .map(each -> each.absence(kind));
  }

  private static LanguageFeatures load(String list) {
    try (InputStream in =
        Objects.requireNonNull(
            LanguageFeatures.class.getResourceAsStream("/dev/haetae/search/" + list))) {
      Object read = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
      Map<?, ?> lists = (Map<?, ?>) read;
      return new LanguageFeatures(
          features(lists, "commands"),
          features(lists, "functions"),
          features(lists, "aggregations"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Feature> features(Map<?, ?> lists, String key) {
    List<Feature> features = new ArrayList<>();
    for (Object each : (List<?>) Objects.requireNonNull(lists.get(key))) {
      Map<?, ?> entry = (Map<?, ?>) each;
      features.add(
          new Feature(
              text(entry, "name"),
              Status.valueOf(text(entry, "status").toUpperCase(Locale.ROOT)),
              text(entry, "says"),
              text(entry, "lacks")));
    }
    return List.copyOf(features);
  }

  private static String text(Map<?, ?> entry, String key) {
    Object value = entry.get(key);
    return value == null ? "" : value.toString();
  }
}
