package dev.haetae.detect.mechanism;

import dev.haetae.detect.sigma.Timespan;
import dev.haetae.detect.yaml.MalformedRule;
import dev.haetae.detect.yaml.Yaml;
import dev.haetae.model.NearestName;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parameters a detector file gives a mechanism; a wrong one is refused at its place. */
public final class Parameters {
  private final String scope;
  private final Yaml.Mapping written;
  private final Set<String> asked = new LinkedHashSet<>();

  /**
   * Parameters.
   *
   * @param scope what sets the state of this file apart from that of others
   */
  public Parameters(String scope, Yaml.Mapping written) {
    this.scope = scope;
    this.written = written;
  }

  /** Begins the names of the state cells of this file. */
  public String scope() {
    return scope;
  }

  private Optional<Yaml> get(String name) {
    asked.add(name);
    return written.get(name);
  }

  /** A whole number within bounds. */
  public long whole(String name, long otherwise, long least, long most) {
    return get(name).map(node -> whole(node, least, most)).orElse(otherwise);
  }

  private static long whole(Yaml node, long least, long most) {
    try {
      long number = Long.parseLong(node.asText());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      // Refused below, like one out of bounds.
    }
    throw node.mark()
        .refuse("expected a whole number from " + least + " to " + most + ", met " + node.word());
  }

  /** A number within bounds. */
  public double decimal(String name, double otherwise, double least, double most) {
    return get(name).map(node -> decimal(node, least, most)).orElse(otherwise);
  }

  private static double decimal(Yaml node, double least, double most) {
    try {
      double number = Double.parseDouble(node.asText());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      // Refused below, like one out of bounds.
    }
    throw node.mark()
        .refuse("expected a number from " + least + " to " + most + ", met " + node.word());
  }

  /** A time such as {@code 5m}. */
  public Duration duration(String name, Duration otherwise) {
    return get(name).map(node -> Timespan.parse(node.asScalar())).orElse(otherwise);
  }

  /** A text. */
  public String text(String name, String otherwise) {
    return get(name).map(Yaml::asText).orElse(otherwise);
  }

  /** A text that must be given. */
  public String text(String name) {
    asked.add(name);
    return written.require(name).asText();
  }

  /** One of a few words. */
  public String word(String name, String otherwise, Set<String> words) {
    Optional<Yaml> node = get(name);
    if (node.isEmpty()) {
      return otherwise;
    }
    String word = node.get().asText();
    if (!words.contains(word)) {
      throw node.get()
          .mark()
          .refuse(
              "\""
                  + word
                  + "\" is none of "
                  + NearestName.list(words)
                  + NearestName.ask(word, words));
    }
    return word;
  }

  /** One text or a list of them; {@code otherwise} where the parameter is not given. */
  public List<String> texts(String name, List<String> otherwise) {
    return get(name).map(Yaml::asTexts).orElse(otherwise);
  }

  /** One whole number or a list of them, each within bounds. */
  public List<Long> wholes(String name, List<Long> otherwise, long least, long most) {
    return get(name)
        .map(node -> node.asItems().stream().map(item -> whole(item, least, most)).toList())
        .orElse(otherwise);
  }

  /** A parameter as it is written, for mechanisms that take more than texts and numbers. */
  public Optional<Yaml> written(String name) {
    return get(name);
  }

  /** Refuses a parameter at its place, for reasons of the mechanism's own. */
  public MalformedRule refuse(String name, String reason) {
    return written.get(name).map(Yaml::mark).orElse(written.mark()).refuse(reason);
  }

  /** Refuses parameters that nobody asked for; to be called after the plan was made. */
  public void refuseUnknown() {
    for (Yaml.Entry entry : written.entries().values()) {
      if (!asked.contains(entry.key())) {
        throw entry
            .mark()
            .refuse(
                "the parameter \""
                    + entry.key()
                    + "\" is unknown here"
                    + (asked.isEmpty()
                        ? "; this mechanism takes none"
                        : NearestName.askOrList(entry.key(), asked)));
      }
    }
  }
}
