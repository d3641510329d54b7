package dev.haetae.formats.csv;

import dev.haetae.formats.JsonOutput;
import dev.haetae.formats.line.Scan;
import java.nio.charset.StandardCharsets;

/**
 * Rewrites a text that holds an object or a list, with the names of the log: JSON, or what Athena
 * makes of a struct and Java of a map, {@code {type=IAMUser, sessioncontext={sessionissuer=null}}}.
 * That has no quotes; a value ends where a comma is followed by a name and an equals sign, or at
 * the bracket that closes what it lies in. A value in it that is JSON was a text that held JSON,
 * such as a policy, and is one again. For one thread.
 */
public final class StructText {
  private static final int DEEPEST = 64;
  private static final int HEX_DIGITS = 4;

  /** What may follow a backslash, besides the number of a character. */
  private static final String ESCAPED = "\"\\/bfnrt";

  private static final byte[] NULL = Scan.word("null");
  private static final byte[] TRUE = Scan.word("true");
  private static final byte[] FALSE = Scan.word("false");

  private final JsonOutput out;
  private byte[] bytes = {};
  private int at;
  private int end;

  /** Writes into this output. */
  public StructText(JsonOutput out) {
    this.out = out;
  }

  /**
   * Writes the text as JSON, with the names it has.
   *
   * @return false, with nothing written, where it is neither JSON nor the text of a map
   */
  public boolean rewrite(byte[] text, int start, int limit) {
    return rewrite(text, start, limit, NameTree.UNKNOWN, true);
  }

  /**
   * Writes the cell as JSON.
   *
   * @param structs whether text without quotes is read as a struct too
   * @return false, with nothing written, where the cell is neither
   */
  boolean rewrite(byte[] text, int start, int limit, NameTree names, boolean structs) {
    if (start >= limit || (text[start] != '{' && text[start] != '[')) {
      return false;
    }
    int before = out.length();
    if (read(text, start, limit) && json(names, 0) && atEnd()) {
      return true;
    }
    out.cut(before);
    if (structs && read(text, start, limit) && struct(names, 0, '}') && at == end) {
      return true;
    }
    out.cut(before);
    return false;
  }

  private boolean read(byte[] text, int start, int limit) {
    bytes = text;
    at = start;
    end = limit;
    return true;
  }

  private boolean atEnd() {
    skipSpace();
    return at == end;
  }

  private void skipSpace() {
    while (at < end
        && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\t' || bytes[at] == '\r')) {
      at++;
    }
  }

  private boolean accept(char sign) {
    boolean met = at < end && bytes[at] == sign;
    if (met) {
      at++;
    }
    return met;
  }

  private boolean json(NameTree names, int depth) {
    skipSpace();
    if (at >= end || depth > DEEPEST) {
      return false;
    }
    return switch (bytes[at]) {
      case '{' -> jsonObject(names, depth);
      case '[' -> jsonList(names, depth);
      case '"' -> jsonString();
      default -> jsonScalar();
    };
  }

  private boolean jsonObject(NameTree names, int depth) {
    at++;
    out.put('{');
    skipSpace();
    if (accept('}')) {
      out.put('}');
      return true;
    }
    do {
      skipSpace();
      int name = at;
      int written = out.length();
      if (!jsonString()) {
        return false;
      }
      String given = new String(bytes, name + 1, at - name - 2, StandardCharsets.UTF_8);
      NameTree child = names.child(given);
      out.cut(written);
      if (child == NameTree.UNKNOWN) {
        comma();
        out.raw(bytes, name, at);
        out.put(':');
      } else {
        out.name(child.nameOr(given));
      }
      skipSpace();
      if (!accept(':') || !json(child, depth + 1)) {
        return false;
      }
      skipSpace();
    } while (accept(','));
    out.put('}');
    return accept('}');
  }

  private void comma() {
    if (out.bytes()[out.length() - 1] != '{') {
      out.put(',');
    }
  }

  private boolean jsonList(NameTree names, int depth) {
    at++;
    out.put('[');
    skipSpace();
    if (accept(']')) {
      out.put(']');
      return true;
    }
    boolean first = true;
    do {
      if (!first) {
        out.put(',');
      }
      first = false;
      if (!json(names, depth + 1)) {
        return false;
      }
      skipSpace();
    } while (accept(','));
    out.put(']');
    return accept(']');
  }

  private boolean jsonString() {
    int start = at;
    if (!accept('"')) {
      return false;
    }
    while (at < end && bytes[at] != '"') {
      if (bytes[at] >= 0 && bytes[at] < ' ') {
        return false;
      }
      if (accept('\\')) {
        if (!escape()) {
          return false;
        }
      } else {
        at++;
      }
    }
    if (!accept('"')) {
      return false;
    }
    out.raw(bytes, start, at);
    return true;
  }

  /** Passes over what follows a backslash. */
  private boolean escape() {
    if (accept('u')) {
      int digits = at;
      while (at < end && at < digits + HEX_DIGITS && Character.digit(bytes[at], 16) >= 0) {
        at++;
      }
      return at == digits + HEX_DIGITS;
    }
    return at < end && ESCAPED.indexOf(bytes[at++]) >= 0;
  }

  private boolean jsonScalar() {
    int start = at;
    if (bytes[at] == '-' || Scan.isDigits(bytes, at, at + 1)) {
      if (!number()) {
        return false;
      }
    } else {
      while (at < end && Character.isLetter(bytes[at])) {
        at++;
      }
      if (!Scan.is(bytes, start, at, NULL)
          && !Scan.is(bytes, start, at, TRUE)
          && !Scan.is(bytes, start, at, FALSE)) {
        return false;
      }
    }
    out.raw(bytes, start, at);
    return true;
  }

  /** Passes over a number; one that begins with zeros is none. */
  private boolean number() {
    accept('-');
    if (!accept('0') && !digits()) {
      return false;
    }
    if (accept('.') && !digits()) {
      return false;
    }
    if (!accept('e') && !accept('E')) {
      return true;
    }
    if (!accept('-')) {
      accept('+');
    }
    return digits();
  }

  private boolean digits() {
    int start = at;
    at = Scan.afterDigits(bytes, at, end);
    return at > start;
  }

  private boolean struct(NameTree names, int depth, char closing) {
    if (depth > DEEPEST) {
      return false;
    }
    if (at < end && (bytes[at] == '{' || bytes[at] == '[')) {
      if (quotedJson(closing)) {
        return true;
      }
      return bytes[at] == '{' ? structObject(names, depth) : structList(names, depth);
    }
    int start = at;
    toValueEnd(closing);
    if (names == NameTree.UNKNOWN ? isScalar(start, at) : Scan.is(bytes, start, at, NULL)) {
      out.raw(bytes, start, at);
    } else {
      out.string(bytes, start, at);
    }
    return true;
  }

  /** Whether a value is what JSON writes without quotes: a number, a truth or nothing. */
  private boolean isScalar(int start, int stop) {
    int limit = end;
    at = start;
    end = stop;
    int written = out.length();
    boolean scalar = start < stop && jsonScalar() && at == stop;
    out.cut(written);
    at = stop;
    end = limit;
    return scalar;
  }

  /** Moves to where a value ends; brackets in it that are closed again are of the value. */
  private void toValueEnd(char closing) {
    char opening = closing == '}' ? '{' : '[';
    int open = 0;
    while (at < end && (open > 0 || (bytes[at] != closing && !isBetween(closing)))) {
      if (bytes[at] == opening) {
        open++;
      } else if (bytes[at] == closing) {
        open--;
      }
      at++;
    }
  }

  /**
   * Writes JSON that stands where a value is expected as the text it was: names and texts of a
   * struct have no quotes. False, with nothing moved or written, where it is none.
   */
  private boolean quotedJson(char closing) {
    int start = at;
    int written = out.length();
    at++;
    skipSpace();
    boolean quoted = at < end && "{[\"".indexOf(bytes[at]) >= 0;
    at = start;
    boolean json = quoted && json(NameTree.UNKNOWN, 0);
    skipSpace();
    json = json && at < end && (bytes[at] == closing || isBetween(closing));
    out.cut(written);
    if (json) {
      out.string(bytes, start, at);
    } else {
      at = start;
    }
    return json;
  }

  /** Whether what stands here parts two values: in an object, a comma and the next name. */
  private boolean isBetween(char closing) {
    if (bytes[at] != ',' || at + 1 >= end || bytes[at + 1] != ' ') {
      return false;
    }
    return closing == ']' || nameEnd(at + 2) > 0;
  }

  /** Index of the equals sign after a name; -1 where no name stands here. */
  private int nameEnd(int start) {
    int to = start;
    while (to < end && (Character.isLetterOrDigit(bytes[to]) || isNameSign(bytes[to]))) {
      to++;
    }
    return to > start && to < end && bytes[to] == '=' ? to : -1;
  }

  private static boolean isNameSign(byte b) {
    return b == '_' || b == '-' || b == '.' || b == ':' || b == '/' || b == '$';
  }

  private boolean structObject(NameTree names, int depth) {
    at++;
    out.put('{');
    while (!accept('}')) {
      int equals = nameEnd(at);
      if (equals < 0) {
        return false;
      }
      String given = new String(bytes, at, equals - at, StandardCharsets.UTF_8);
      NameTree child = names.child(given);
      out.name(child.nameOr(given));
      at = equals + 1;
      if (!struct(child, depth + 1, '}') || !between('}')) {
        return false;
      }
    }
    out.put('}');
    return true;
  }

  private boolean structList(NameTree names, int depth) {
    at++;
    out.put('[');
    boolean first = true;
    while (!accept(']')) {
      if (!first) {
        out.put(',');
      }
      first = false;
      if (!struct(names, depth + 1, ']') || !between(']')) {
        return false;
      }
    }
    out.put(']');
    return true;
  }

  private boolean between(char closing) {
    if (at + 1 < end && bytes[at] == ',' && bytes[at + 1] == ' ') {
      at += 2;
      return true;
    }
    return at < end && bytes[at] == closing;
  }
}
