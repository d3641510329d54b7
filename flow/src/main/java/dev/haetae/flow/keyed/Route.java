package dev.haetae.flow.keyed;

import dev.haetae.detect.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Where an event is judged: by which detector, and under which of its keys. What happens under one
 * route depends on what happened before under it, and on nothing else.
 *
 * @param number of the rule, or of the family of correlations
 * @param key what the state is kept apart by; empty where there is none
 */
public record Route(Kind kind, int number, String key) {
  /** What judges. */
  public enum Kind {
    /** A rule that is a detector by itself, without state. */
    RULE('r'),
    /** A correlation, or several made of each other. */
    CORRELATION('c'),
    /** The mechanism of the detector of a rule. */
    MECHANISM('m'),
    /** A session that was handed out: judged by nobody, told to whoever makes findings. */
    LINK('l');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }

    char letter() {
      return letter;
    }

    private static Kind of(char letter) throws IOException {
      for (Kind kind : values()) {
        if (kind.letter == letter) {
          return kind;
        }
      }
      throw new IOException("no kind of route is '" + letter + "'");
    }
  }

  /** Itself as a text unlike that of any other. */
  public String text() {
    return kind.letter() + Integer.toString(number) + ' ' + key;
  }

  /**
   * The route of a text.
   *
   * @throws IOException where it is the text of none
   */
  public static Route of(String text) throws IOException {
    int space = text.indexOf(' ');
    if (space < 2) {
      throw new IOException("no route: " + text);
    }
    try {
      return new Route(
          Kind.of(text.charAt(0)),
          Integer.parseInt(text.substring(1, space)),
          text.substring(space + 1));
    } catch (NumberFormatException wrong) {
      throw new IOException("no route: " + text, wrong);
    }
  }

  void write(DataOutput out) throws IOException {
    out.writeChar(kind.letter());
    out.writeInt(number);
    Texts.write(key, out);
  }

  static Route read(DataInput in) throws IOException {
    return new Route(Kind.of(in.readChar()), in.readInt(), Texts.read(in));
  }
}
