package dev.haetae.detect.yaml;

import dev.haetae.model.NearestName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A node of a YAML document that knows where it stands. */
public sealed interface Yaml {

  /** Where it begins. */
  Mark mark();

  /** What it is, in a word for messages. */
  String word();

  /** A single value; its type is the one YAML 1.2's core schema gives it. */
  record Scalar(String text, Type type, boolean block, Mark mark) implements Yaml {

    /** What a scalar without quotes may be; one with quotes is always text. */
    public enum Type {
      TEXT,
      NUMBER,
      BOOLEAN,
      NULL
    }

    @Override
    public String word() {
      return switch (type) {
        case TEXT -> "the text \"" + text + "\"";
        case NUMBER -> "the number " + text;
        case BOOLEAN -> text;
        case NULL -> "null";
      };
    }

    /** The place of one character of a text that is written on one line, else the beginning. */
    public Mark at(int index) {
      return block ? mark : mark.plus(index);
    }
  }

  /** A list. */
  record Sequence(List<Yaml> items, Mark mark) implements Yaml {
    @Override
    public String word() {
      return "a list";
    }
  }

  /** A key of a map with its value. */
  record Entry(String key, Mark mark, Yaml value) {}

  /** A map; keys keep their order. */
  record Mapping(Map<String, Entry> entries, Mark mark) implements Yaml {
    @Override
    public String word() {
      return "a map";
    }

    /** The value of a key that is there and not null. */
    public Optional<Yaml> get(String key) {
      Entry entry = entries.get(key);
      if (entry == null || isNull(entry.value())) {
        return Optional.empty();
      }
      return Optional.of(entry.value());
    }

    /** The value of a key that must be there. */
    public Yaml require(String key) {
      return get(key)
          .orElseThrow(() -> mark.refuse("the key \"" + key + "\" is missing or has no value"));
    }

    /** The text of a key; numbers and booleans count as text. */
    public Optional<String> text(String key) {
      return get(key).map(Yaml::asText);
    }

    /** The texts of a key that holds one or a list of them; empty where it is absent. */
    public List<String> texts(String key) {
      return get(key).map(Yaml::asTexts).orElse(List.of());
    }

    /** Refuses a key that is none of these. */
    public void refuseOthers(Collection<String> known) {
      for (Entry entry : entries.values()) {
        if (!known.contains(entry.key())) {
          throw entry
              .mark()
              .refuse(
                  "the key \""
                      + entry.key()
                      + "\" is unknown here"
                      + NearestName.askOrList(entry.key(), known));
        }
      }
    }
  }

  /** Whether it is null, written or left out. */
  static boolean isNull(Yaml node) {
    return node instanceof Scalar scalar && scalar.type() == Scalar.Type.NULL;
  }

  /** Its text, where it is a single value. */
  default String asText() {
    return asScalar().text();
  }

  /** Itself as a single value. */
  default Scalar asScalar() {
    if (this instanceof Scalar scalar && scalar.type() != Scalar.Type.NULL) {
      return scalar;
    }
    throw mark().refuse("expected a single value, met " + word());
  }

  /** Itself as a map. */
  default Mapping asMapping() {
    if (this instanceof Mapping mapping) {
      return mapping;
    }
    throw mark().refuse("expected a map, met " + word());
  }

  /** Which of these it names; {@code word} is how each is written. */
  default <T> T asOneOf(List<T> choices, Function<T, String> word) {
    String text = asText();
    return choices.stream()
        .filter(choice -> word.apply(choice).equals(text))
        .findFirst()
        .orElseThrow(() -> noneOf(choices.stream().map(word).toList(), text));
  }

  private MalformedRule noneOf(List<String> words, String text) {
    return mark()
        .refuse(
            "expected one of "
                + NearestName.list(words)
                + ", met "
                + word()
                + NearestName.ask(text, words));
  }

  /** Its items where it is a list, else itself alone. */
  default List<Yaml> asItems() {
    return this instanceof Sequence sequence ? sequence.items() : List.of(this);
  }

  /** Its texts where it is a list, else its own. */
  default List<String> asTexts() {
    return asItems().stream().map(Yaml::asText).toList();
  }

  /** The texts of its keys, in order. */
  default Map<String, String> asTextMap() {
    Map<String, String> texts = new LinkedHashMap<>();
    asMapping().entries().forEach((key, entry) -> texts.put(key, entry.value().asText()));
    return texts;
  }
}
