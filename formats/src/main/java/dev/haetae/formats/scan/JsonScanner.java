package dev.haetae.formats.scan;

import dev.haetae.model.JsonText;
import dev.haetae.model.Limits;
import dev.haetae.model.Words;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.ValueKind;
import dev.haetae.model.log.Problem.Reason;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the wanted values out of one JSON value in one pass, and steps over everything else.
 *
 * <p>How it is fast: what nobody asks for is only searched for its end, eight bytes at a time
 * inside strings; no tree, no strings, no copies are made; a value is a pair of indexes into the
 * buffer. How it stays safe: recursion follows the wanted paths and a bounded nesting of arrays,
 * never the nesting of the input; the buffer ends in zeros, which no JSON text contains outside a
 * string, so that running off its end stops every loop.
 *
 * <p>It is not a validator: what is skipped is only required to balance, and complained of where a
 * word in it is none of JSON's.
 */
public final class JsonScanner {
  /** How many bytes after the limit of a buffer must be there and zero. */
  public static final int PADDING = 16;

  /** JSON in a string in a string in a string is as far as anybody goes. */
  private static final int MAXIMUM_EMBEDDINGS = 3;

  private static final long QUOTES = Words.repeat('"');
  private static final long BACKSLASHES = Words.repeat('\\');
  private static final long HIGH_BITS = 0x8080808080808080L;

  /** Why a scan stopped before the end of its value. */
  public enum Cause {
    /** The buffer ends inside the value: read more and scan again. */
    INCOMPLETE,
    /** The bytes are not JSON. */
    MALFORMED,
    /** Nested deeper than the limit. */
    TOO_DEEP
  }

  /** Ends a scan before the end of its value; part of the ordinary course, so without a trace. */
  public static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Cause why;

    /** Stops for this cause. */
    public Stop(Cause why) {
      super(why.name(), null, false, false);
      this.why = why;
    }

    /** Whether reading more may help. */
    public boolean incomplete() {
      return why == Cause.INCOMPLETE;
    }

    /** Whether the value is nested too deep. */
    public boolean tooDeep() {
      return why == Cause.TOO_DEEP;
    }
  }

  private final Limits.Records limits;
  private final Set<Reason> complaints = EnumSet.noneOf(Reason.class);
  private byte[] buffer = new byte[PADDING];
  private int limit;
  private boolean escaped;
  private long seenBits;
  private long objects;
  private int embeddings;

  /** A scanner for one thread. */
  public JsonScanner(Limits.Records limits) {
    this.limits = limits;
  }

  /**
   * Scans the value that begins at {@code start} and hands the wanted parts of it to the writer.
   *
   * @param bytes a buffer with {@link #PADDING} zeros after the limit
   * @param end the limit: index after the last byte read so far
   * @return the index after the value
   * @throws Stop where the value does not end before the limit or is not well formed
   */
  public int scan(byte[] bytes, int start, int end, PathNode root, EventWriter writer) {
    begin(bytes, end);
    int after = value(start, root, writer, 0);
    noteEncoding(start, after);
    return after;
  }

  /** Finds the end of the value that begins at {@code start}, however deep it is nested. */
  public int skip(byte[] bytes, int start, int end) {
    begin(bytes, end);
    return skipValue(start, Integer.MAX_VALUE);
  }

  /** What was odd about the last value scanned although it could be read. */
  public Set<Reason> complaints() {
    return complaints;
  }

  /** The index of the first byte at or after {@code at} that is not white space. */
  public static int skipSpace(byte[] bytes, int at) {
    int p = at;
    while (bytes[p] == ' ' || bytes[p] == '\n' || bytes[p] == '\r' || bytes[p] == '\t') {
      p++;
    }
    return p;
  }

  /**
   * The index of the quote that ends the string whose inside begins at {@code start}.
   *
   * @throws Stop where the string does not end before the limit
   */
  public int stringEnd(byte[] bytes, int start, int end) {
    begin(bytes, end);
    return stringEnd(start);
  }

  private void begin(byte[] bytes, int end) {
    buffer = bytes;
    limit = end;
    seenBits = 0;
    embeddings = 0;
    if (!complaints.isEmpty()) {
      complaints.clear();
    }
  }

  private void noteEncoding(int start, int end) {
    if ((seenBits & HIGH_BITS) != 0 && !Utf8.isValid(buffer, start, end)) {
      complaints.add(Reason.BAD_ENCODING);
    }
  }

  private Stop stop(int at) {
    return new Stop(at >= limit ? Cause.INCOMPLETE : Cause.MALFORMED);
  }

  private int value(int at, PathNode node, EventWriter writer, int depth) {
    byte first = buffer[at];
    if (first == '"') {
      return string(at + 1, node, writer, depth);
    }
    if (first == '{') {
      return objectValue(at, node, writer, depth);
    }
    return first == '[' ? array(at + 1, node, writer, depth + 1) : scalar(at, node, writer);
  }

  private int objectValue(int at, PathNode node, EventWriter writer, int depth) {
    int after =
        node.hasChildren ? object(at + 1, node, writer, depth + 1) : skipValue(at, limits.depth());
    if (node.documented.forbids(ValueKind.OBJECT)) {
      writer.mistyped(node.documented.path);
    }
    if (!node.documented.carried && wanted(node, writer)) {
      writer.addJson(node.field, ValueKind.OBJECT, buffer, at, after);
    }
    return after;
  }

  private int object(int at, PathNode node, EventWriter writer, int depth) {
    long number = objects++;
    int p = space(at);
    if (buffer[p] == '}') {
      return p + 1;
    }
    KeyOrder.Key last = node.order.opening;
    while (true) {
      if (buffer[p] != '"') {
        throw stop(p);
      }
      int keyStart = p + 1;
      KeyOrder.Key key = node.order.guess(last, buffer, keyStart, limit);
      PathNode child;
      if (key != null) {
        child = key.child;
        p = space(keyStart + key.length);
        last = key;
      } else {
        int keyEnd = stringEnd(keyStart);
        boolean plain = !escaped;
        child = plain ? node.child(buffer, keyStart, keyEnd) : escapedChild(node, keyStart, keyEnd);
        p = valueStart(keyEnd);
        last = plain ? node.order.learn(last, buffer, keyStart, p, child) : node.order.opening;
      }
      if (child == null) {
        p = skipValue(p, limits.depth());
      } else {
        noteKey(child, number);
        p = value(p, child, writer, depth);
      }
      p = space(p);
      if (buffer[p] == '}') {
        return p + 1;
      }
      if (buffer[p] != ',') {
        throw stop(p);
      }
      p = space(p + 1);
    }
  }

  private int valueStart(int keyEnd) {
    int p = space(keyEnd + 1);
    if (buffer[p] != ':') {
      throw stop(p);
    }
    return space(p + 1);
  }

  private void noteKey(PathNode child, long object) {
    if (child.metIn == object) {
      complaints.add(Reason.MALFORMED);
    }
    child.metIn = object;
  }

  private @Nullable PathNode escapedChild(PathNode node, int start, int end) {
    byte[] key = new byte[end - start + PADDING];
    return node.child(key, 0, JsonText.unescape(buffer, start, end, key, 0));
  }

  private int array(int at, PathNode node, EventWriter writer, int depth) {
    if (depth > limits.depth()) {
      throw new Stop(Cause.TOO_DEEP);
    }
    int p = space(at);
    if (buffer[p] == ']') {
      if (wanted(node, writer)) {
        writer.add(node.field, ValueKind.EMPTY, buffer, p, p);
      }
      return p + 1;
    }
    while (true) {
      p = space(value(p, node, writer, depth));
      if (buffer[p] == ']') {
        return p + 1;
      }
      if (buffer[p] != ',') {
        throw stop(p);
      }
      p = space(p + 1);
    }
  }

  private int string(int start, PathNode node, EventWriter writer, int depth) {
    int end = stringEnd(start);
    boolean hasEscapes = escaped;
    if (wanted(node, writer)) {
      if (hasEscapes) {
        writer.addJson(node.field, ValueKind.STRING, buffer, start, end);
      } else {
        writer.add(node.field, ValueKind.STRING, buffer, start, end);
      }
    }
    if (node.documented.text && end > start) {
      noteText(node.documented, start, end, writer);
    }
    if (node.hasChildren && mayBeJson(start, end)) {
      embedded(start, end, node, writer, depth);
    }
    return end + 1;
  }

  private void noteText(Documented documented, int start, int end, EventWriter writer) {
    boolean wrong =
        documented.json ? !mayBeJson(start, end) : !NumberText.isNumber(buffer, start, end);
    if (wrong) {
      writer.mistyped(documented.path);
    }
  }

  private int scalar(int at, PathNode node, EventWriter writer) {
    int end = scalarEnd(at);
    ValueKind kind = checkedKind(at, end);
    if (node.documented.forbids(kind)) {
      writer.mistyped(node.documented.path);
    }
    if (wanted(node, writer)) {
      writer.add(node.field, kind, buffer, at, end);
    }
    return end;
  }

  /** What a value without quotes is; a text, and complained of, where JSON has no such word. */
  private ValueKind checkedKind(int at, int end) {
    byte digit = buffer[at] == '-' ? buffer[at + 1] : buffer[at];
    if (digit >= '0' && digit <= '9') {
      return ValueKind.NUMBER;
    }
    if (is(at, end, "null")) {
      return ValueKind.NULL;
    }
    if (is(at, end, "true") || is(at, end, "false")) {
      return ValueKind.BOOLEAN;
    }
    complaints.add(Reason.MALFORMED);
    return ValueKind.STRING;
  }

  private boolean is(int at, int end, String word) {
    if (end - at != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (buffer[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean wanted(PathNode node, EventWriter writer) {
    if (node.field < 0) {
      return false;
    }
    if (writer.values() < limits.values()) {
      return true;
    }
    complaints.add(Reason.TOO_MANY_FIELDS);
    return false;
  }

  /** JSON inside a string, such as a policy, plain or URL-encoded. */
  private void embedded(int start, int end, PathNode node, EventWriter writer, int depth) {
    if (embeddings == MAXIMUM_EMBEDDINGS) {
      return;
    }
    byte[] text = decoded(start, end);
    byte[] outer = buffer;
    int outerLimit = limit;
    buffer = text;
    limit = text.length - PADDING;
    embeddings++;
    try {
      value(space(0), node.inside, writer, depth);
    } catch (Stop notJson) {
      // A string that only began like JSON: it counts as the text it is.
    } finally {
      embeddings--;
      buffer = outer;
      limit = outerLimit;
    }
  }

  private boolean mayBeJson(int start, int end) {
    int p = start;
    while (p < end && (buffer[p] == ' ' || buffer[p] == '\\' || buffer[p] == 'n')) {
      p++;
    }
    return p < end
        && (buffer[p] == '{'
            || buffer[p] == '['
            || (buffer[p] == '%' && p + 2 < end && buffer[p + 1] == '7'));
  }

  private byte[] decoded(int start, int end) {
    byte[] text = new byte[end - start + PADDING];
    int length = JsonText.unescape(buffer, start, end, text, 0);
    if (text[skipSpace(text, 0)] == '%') {
      byte[] plain = urlDecoded(new String(text, 0, length, StandardCharsets.UTF_8));
      return Arrays.copyOf(plain, plain.length + PADDING);
    }
    Arrays.fill(text, length, text.length, (byte) 0);
    return Arrays.copyOf(text, length + PADDING);
  }

  private static byte[] urlDecoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return new byte[0];
    }
  }

  private int space(int at) {
    return buffer[at] > ' ' ? at : skipSpace(buffer, at);
  }

  private int skipValue(int at, int maximumDepth) {
    byte first = buffer[at];
    if (first == '"') {
      return stringEnd(at + 1) + 1;
    }
    return first == '{' || first == '[' ? skipNested(at, maximumDepth) : skipScalar(at);
  }

  private int skipNested(int at, int maximumDepth) {
    int depth = 0;
    int p = at;
    while (true) {
      byte b = buffer[p];
      if (b == '"') {
        p = stringEnd(p + 1);
      } else if (b == '{' || b == '[') {
        if (++depth > maximumDepth) {
          throw new Stop(Cause.TOO_DEEP);
        }
      } else if (b == '}' || b == ']') {
        if (--depth == 0) {
          return p + 1;
        }
      } else if (b > ' ' && b != ',' && b != ':') {
        p = skipScalar(p) - 1;
      } else if (b == 0 && p >= limit) {
        throw new Stop(Cause.INCOMPLETE);
      }
      p++;
    }
  }

  private int skipScalar(int at) {
    int end = scalarEnd(at);
    checkedKind(at, end);
    return end;
  }

  /** The end of a number or a word; at least one byte long. */
  private int scalarEnd(int at) {
    int p = at;
    while (buffer[p] > ' '
        && buffer[p] != ','
        && buffer[p] != '}'
        && buffer[p] != ']'
        && buffer[p] != '{'
        && buffer[p] != '['
        && buffer[p] != '"'
        && buffer[p] != ':') {
      p++;
    }
    if (p == at || p >= limit) {
      throw stop(p);
    }
    return p;
  }

  private int stringEnd(int start) {
    byte[] bytes = buffer;
    escaped = false;
    int p = start;
    while (p < limit) {
      long word = Words.at(bytes, p);
      seenBits |= word;
      long found = Words.matches(word, QUOTES) | Words.matches(word, BACKSLASHES);
      if (found == 0) {
        p += 8;
        continue;
      }
      p += Long.numberOfTrailingZeros(found) >>> 3;
      if (p >= limit) {
        break;
      }
      if (bytes[p] == '"') {
        return p;
      }
      escaped = true;
      p += 2;
    }
    throw new Stop(Cause.INCOMPLETE);
  }
}
