package dev.haetae.detect.mechanism;

import dev.haetae.detect.sigma.Timespan;
import dev.haetae.detect.yaml.MalformedRule;
import dev.haetae.detect.yaml.Yaml;
import dev.haetae.model.NearestName;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters a detector file gives a mechanism; a wrong one is refused at its place. Whoever
 * reads one says what it means, for the reference.
 */
public final class Parameters {
  private static final String REQUIRED = "must be given";
  private static final MathContext SHOWN = new MathContext(6);

  private final String scope;
  private final Yaml.Mapping written;
  private final Map<String, Parameter> read = new LinkedHashMap<>();

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

  private Optional<Yaml> get(Parameter parameter) {
    read.put(parameter.name(), parameter);
    return written.get(parameter.name());
  }

  /** The parameters the mechanism has read, in that order, given or not. */
  List<Parameter> read() {
    return List.copyOf(read.values());
  }

  /** A whole number within bounds. */
  public long whole(String name, String says, long otherwise, long least, long most) {
    Parameter parameter = new Parameter(name, says, wholes(least, most), String.valueOf(otherwise));
    return get(parameter).map(node -> whole(node, least, most)).orElse(otherwise);
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
    throw node.mark().refuse("expected " + wholes(least, most) + ", met " + node.word());
  }

  private static String wholes(long least, long most) {
    return "a whole number from " + least + (most >= Integer.MAX_VALUE ? " on" : " to " + most);
  }

  /** A number within bounds. */
  public double decimal(String name, String says, double otherwise, double least, double most) {
    Parameter parameter = new Parameter(name, says, numbers(least, most), number(otherwise));
    return get(parameter).map(node -> decimal(node, least, most)).orElse(otherwise);
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
    throw node.mark().refuse("expected " + numbers(least, most) + ", met " + node.word());
  }

  private static String numbers(double least, double most) {
    return "a number from " + number(least) + " to " + number(most);
  }

  private static String number(double value) {
    return new BigDecimal(value).round(SHOWN).stripTrailingZeros().toPlainString();
  }

  /** A time such as {@code 5m}. */
  public Duration duration(String name, String says, Duration otherwise) {
    Parameter parameter = new Parameter(name, says, "a time", Timespan.words(otherwise));
    return get(parameter).map(node -> Timespan.parse(node.asScalar())).orElse(otherwise);
  }

  /** A text. */
  public String text(String name, String says, String otherwise) {
    return get(new Parameter(name, says, "a text", otherwise)).map(Yaml::asText).orElse(otherwise);
  }

  /** A text that must be given. */
  public String required(String name, String says) {
    read.put(name, new Parameter(name, says, "a text", REQUIRED));
    return written.require(name).asText();
  }

  /** One of a few words. */
  public String word(String name, String says, String otherwise, Set<String> words) {
    Optional<Yaml> node = get(new Parameter(name, says, NearestName.list(words), otherwise));
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
  public List<String> texts(String name, String says, List<String> otherwise) {
    return get(Parameter.list(name, says, "a text or a list of texts", otherwise))
        .map(Yaml::asTexts)
        .orElse(otherwise);
  }

  /** One whole number or a list of them, each within bounds. */
  public List<Long> wholes(String name, String says, List<Long> otherwise, long least, long most) {
    String value = wholes(least, most) + ", or a list of such";
    return get(Parameter.list(name, says, value, otherwise))
        .map(node -> node.asItems().stream().map(item -> whole(item, least, most)).toList())
        .orElse(otherwise);
  }

  /** A parameter as it is written, for mechanisms that take more than texts and numbers. */
  public Optional<Yaml> written(String name, String says) {
    return get(new Parameter(name, says, "a map", REQUIRED));
  }

  /** Refuses a parameter at its place, for reasons of the mechanism's own. */
  public MalformedRule refuse(String name, String reason) {
    return written.get(name).map(Yaml::mark).orElse(written.mark()).refuse(reason);
  }

  /** Refuses parameters that nobody asked for; to be called after the plan was made. */
  public void refuseUnknown() {
    for (Yaml.Entry entry : written.entries().values()) {
      if (!read.containsKey(entry.key())) {
        throw entry
            .mark()
            .refuse(
                "the parameter \""
                    + entry.key()
                    + "\" is unknown here"
                    + (read.isEmpty()
                        ? "; this mechanism takes none"
                        : NearestName.askOrList(entry.key(), read.keySet())));
      }
    }
  }
}
