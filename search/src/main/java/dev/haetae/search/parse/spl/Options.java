package dev.haetae.search.parse.spl;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The options of a command, {@code name=value} each, as they are met. */
final class Options {
  private final SplReader in;
  private final String command;
  private final List<String> known;
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, Integer> places = new HashMap<>();

  Options(SplReader in, String command, String... known) {
    this.in = in;
    this.command = command;
    this.known = List.of(known);
  }

  /** Takes all options that come next. */
  Options take() {
    while (takeOne()) {
      in.accept(",");
    }
    return this;
  }

  /** Takes an option if one comes next. */
  boolean takeOne() {
    int at = in.at();
    Optional<String> name = in.option();
    if (name.isEmpty()) {
      return false;
    }
    if (!known.contains(name.get())) {
      throw in.unknown(at, "option of " + command, name.get(), known);
    }
    places.put(name.get(), in.at());
    values.put(name.get(), in.value());
    return true;
  }

  /** Takes an option if one of this command's comes next, and leaves those of others. */
  boolean takeOwn() {
    int at = in.at();
    Optional<String> name = in.option();
    in.back(at);
    return name.filter(known::contains).isPresent() && takeOne();
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  boolean truth(String name, boolean otherwise) {
    String value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "t", "1", "yes" -> true;
      case "false", "f", "0", "no" -> false;
      default -> throw wrong(name, "true or false", value);
    };
  }

  /** A text that is asked for by another option; empty where that is false. */
  Optional<String> chosen(String asked, boolean usually, String name, String otherwise) {
    return truth(asked, usually) ? Optional.of(text(name, otherwise)) : Optional.empty();
  }

  long whole(String name, long otherwise) {
    String value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException none) {
      throw wrong(name, "a whole number", value);
    }
  }

  RuntimeException wrong(String name, String what, String value) {
    return in.mistake(at(name), name + " expects " + what + ", not " + value);
  }

  /** Where the value of an option stands; where the search is read on, for one that was not met. */
  int at(String name) {
    return places.getOrDefault(name, in.at());
  }
}
