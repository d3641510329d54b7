package dev.haetae.detect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A text that quotes fields of an event: <code>{path}</code>, or <code>{path|other path}</code> for
 * the first of them that has a value. A number is quoted with its thing, as <code>
 * {path, machine/machines}</code>, for there may be one. A brace of the text itself is written
 * twice.
 */
public final class Template {
  /** The longest value quoted, in characters; a longer one is cut and ends in an ellipsis. */
  public static final int LONGEST_VALUE = 1_000;

  private static final String ABSENT = "unknown";

  private final List<Part> parts;

  private Template(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  private sealed interface Part {}

  private record Literal(String text) implements Part {}

  private record Quote(List<String> paths, Optional<Thing> thing) implements Part {}

  /** What a number counts. */
  private record Thing(String one, String many) {
    String of(String number) {
      return number + " " + (number.equals("1") ? one : many);
    }
  }

  /** A text that is not a template, with the place of the mistake. */
  public static final class SyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private final int at;

    SyntaxException(String message, int at) {
      super(message);
      this.at = at;
    }

    /** Index of the character at fault, from 0. */
    public int at() {
      return at;
    }
  }

  /**
   * Reads a template.
   *
   * @throws SyntaxException for a brace without its partner or a quote without a path
   */
  public static Template parse(String text) {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '{' && c != '}') {
        literal.append(c);
        at++;
      } else if (at + 1 < text.length() && text.charAt(at + 1) == c) {
        literal.append(c);
        at += 2;
      } else {
        int close = close(text, at);
        parts.add(new Literal(literal.toString()));
        literal.setLength(0);
        parts.add(quote(text, at, close));
        at = close + 1;
      }
    }
    parts.add(new Literal(literal.toString()));
    return new Template(parts);
  }

  private static int close(String text, int open) {
    int close = text.indexOf('}', open);
    if (text.charAt(open) == '}') {
      throw new SyntaxException("\"}\" closes nothing; write }} for the character itself", open);
    }
    if (close < 0) {
      throw new SyntaxException(
          "\"{\" is not closed; write {path} or {path|other path}, or {{ for the character itself",
          open);
    }
    return close;
  }

  private static Quote quote(String text, int open, int close) {
    int comma = text.indexOf(',', open);
    boolean counts = comma >= 0 && comma < close;
    Optional<Thing> thing =
        counts ? Optional.of(thing(text.substring(comma + 1, close), comma)) : Optional.empty();
    return new Quote(paths(text, open, counts ? comma : close), thing);
  }

  private static Thing thing(String words, int at) {
    String[] forms = words.strip().split("/", -1);
    if (forms.length != 2 || forms[0].isBlank() || forms[1].isBlank()) {
      throw new SyntaxException(
          "expected what is counted, once and several times, but met \""
              + words.strip()
              + "\"; write {path, machine/machines}",
          at);
    }
    return new Thing(forms[0].strip(), forms[1].strip());
  }

  private static List<String> paths(String text, int open, int close) {
    List<String> paths = new ArrayList<>();
    int start = open + 1;
    while (start <= close) {
      int bar = text.indexOf('|', start);
      int end = bar < 0 || bar > close ? close : bar;
      String path = text.substring(start, end).strip();
      if (path.isEmpty() || path.indexOf('{') >= 0) {
        throw new SyntaxException(
            "expected a field's path but met \"" + path + "\"; write {path} or {path|other path}",
            start);
      }
      paths.add(path);
      start = end + 1;
    }
    return List.copyOf(paths);
  }

  /** A text that quotes nothing, its braces its own. */
  public static Template literal(String text) {
    return new Template(List.of(new Literal(text)));
  }

  /** How a template is written that says this text and quotes nothing: its braces twice. */
  static String ofLiteral(String text) {
    return text.replace("{", "{{").replace("}", "}}");
  }

  /** Every path quoted, in order, once. */
  public Set<String> paths() {
    Set<String> paths = new LinkedHashSet<>();
    for (Part part : parts) {
      if (part instanceof Quote quote) {
        paths.addAll(quote.paths());
      }
    }
    return paths;
  }

  /**
   * The text with its quotes filled in. Values are not escaped; whoever shows the text does that.
   *
   * @param values the value of a path, empty where it has none
   */
  public String fill(UnaryOperator<String> values) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Quote quote) {
        String value = value(quote, values);
        text.append(quote.thing().map(thing -> thing.of(value)).orElse(value));
      } else if (part instanceof Literal literal) {
        text.append(literal.text());
      }
    }
    return text.toString();
  }

  private static String value(Quote quote, UnaryOperator<String> values) {
    for (String path : quote.paths()) {
      String value = values.apply(path);
      if (!value.isEmpty()) {
        return cut(value, LONGEST_VALUE);
      }
    }
    return ABSENT;
  }

  /** The text, or its beginning and an ellipsis where it is longer than {@code longest}. */
  public static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
