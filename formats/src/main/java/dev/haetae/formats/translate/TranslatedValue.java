package dev.haetae.formats.translate;

import dev.haetae.formats.JsonOutput;
import dev.haetae.formats.Times;
import dev.haetae.formats.csv.StructText;
import dev.haetae.formats.line.Scan;
import dev.haetae.formats.scan.JsonScanner;
import dev.haetae.formats.scan.JsonWalk;
import dev.haetae.model.JsonText;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.Field;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Writes values that a product kept as the log writes them: an object that became a text is one
 * again, a moment that is shown to people is one for programs, numbers lose what groups their
 * digits, and of a list of one value that is left which a record has. For one thread.
 */
final class TranslatedValue {
  private static final byte[] NULL = Scan.word("null");
  private static final byte[] TRUE = Scan.word("true");
  private static final byte[] FALSE = Scan.word("false");

  private final JsonScanner scanner;
  private final JsonOutput out = new JsonOutput();
  private final StructText structs = new StructText(out);
  private byte[] bytes = {};
  private byte[] text = {};
  private int length;
  private String unreadable = "";

  TranslatedValue(JsonScanner scanner) {
    this.scanner = scanner;
  }

  /** Begins a record of values that lie in these bytes. */
  void begin(byte[] from) {
    bytes = from;
    unreadable = "";
    out.begin();
  }

  /** The beginning of a text that should have been an object and could not be read as one. */
  String unreadable() {
    return unreadable;
  }

  int length() {
    return out.length();
  }

  void cut(int earlier) {
    out.cut(earlier);
  }

  void open() {
    out.put('{');
  }

  void close() {
    out.put('}');
  }

  void name(byte[] name) {
    out.name(name);
  }

  /** The record, with the padding a scanner needs. */
  byte[] padded() {
    byte[] record = new byte[out.length() + JsonScanner.PADDING];
    System.arraycopy(out.bytes(), 0, record, 0, out.length());
    return record;
  }

  /** Writes a member as it is kept; false, with nothing written, where its value says nothing. */
  boolean member(String name, int start, int end) {
    boolean told = !isNothing(start, end);
    if (told) {
      out.name(name.getBytes(StandardCharsets.UTF_8));
      if (!value(Field.Type.STRING, start, end, Map.of())) {
        out.raw(bytes, start, end);
      }
    }
    return told;
  }

  /**
   * Writes the value of a field.
   *
   * @param members what members of objects are called, where that is not what they were kept under
   * @return false, with nothing written, where it says nothing
   */
  boolean value(Field.Type type, int start, int end, Map<String, byte[]> members) {
    if (isNothing(start, end)) {
      return false;
    }
    if (bytes[start] == '[') {
      return list(type, start, end, members);
    }
    if (bytes[start] == '"') {
      string(type, start + 1, end - 1);
    } else if (bytes[start] == '{' && !members.isEmpty()) {
      renamed(start, end, members);
    } else if (type == Field.Type.TIME) {
      time(start, end);
    } else {
      out.raw(bytes, start, end);
    }
    return true;
  }

  /** What stands in tables and answers for a value that is not there. */
  private boolean isNothing(int start, int end) {
    int width = end - start;
    boolean emptyText = width == 2 && bytes[start] == '"';
    boolean dash = width == 3 && bytes[start] == '"' && bytes[start + 1] == '-';
    return emptyText || dash || Scan.is(bytes, start, end, NULL);
  }

  private boolean list(Field.Type type, int start, int end, Map<String, byte[]> members) {
    JsonWalk walk = JsonWalk.inside(scanner, bytes, start, end);
    if (!walk.next()) {
      return false;
    }
    int first = walk.value();
    int firstEnd = walk.end();
    if (!walk.next() && bytes[first] != '[') {
      return value(type, first, firstEnd, members);
    }
    elements(type, JsonWalk.inside(scanner, bytes, start, end), members);
    return true;
  }

  private void elements(Field.Type type, JsonWalk walk, Map<String, byte[]> members) {
    out.put('[');
    while (walk.next()) {
      element(type, walk.value(), walk.end(), members);
    }
    out.put(']');
  }

  private void element(Field.Type type, int start, int end, Map<String, byte[]> members) {
    if (out.bytes()[out.length() - 1] != '[') {
      out.put(',');
    }
    if (bytes[start] == '[' || !value(type, start, end, members)) {
      out.raw(bytes, start, end);
    }
  }

  private void renamed(int start, int end, Map<String, byte[]> members) {
    out.put('{');
    JsonWalk walk = JsonWalk.inside(scanner, bytes, start, end);
    while (walk.next()) {
      byte[] ours = members.get(walk.name());
      if (ours == null) {
        name(bytes, walk.nameStart(), walk.nameEnd());
      } else {
        out.name(ours);
      }
      out.raw(bytes, walk.value(), walk.end());
    }
    out.put('}');
  }

  /** A name that is JSON already. */
  private void name(byte[] from, int start, int end) {
    if (out.bytes()[out.length() - 1] != '{') {
      out.put(',');
    }
    out.put('"');
    out.raw(from, start, end);
    out.put('"');
    out.put(':');
  }

  /** The text of a value, whatever it is; of a list that of the first one in it. */
  String text(int start, int end) {
    if (bytes[start] == '[') {
      JsonWalk walk = JsonWalk.inside(scanner, bytes, start, end);
      return walk.next() && walk.first() != '[' ? text(walk.value(), walk.end()) : "";
    }
    if (bytes[start] != '"') {
      return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
    unescape(start + 1, end - 1);
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }

  private void unescape(int start, int end) {
    if (text.length < end - start + JsonScanner.PADDING) {
      text = new byte[2 * (end - start) + JsonScanner.PADDING];
    }
    length = JsonText.unescape(bytes, start, end, text, 0);
  }

  private void string(Field.Type type, int start, int end) {
    unescape(start, end);
    boolean written =
        switch (type) {
          case OBJECT -> structure();
          case TIME -> moment();
          case EPOCH -> epoch();
          case NUMBER -> number();
          case BOOLEAN -> truth();
          case STRING, ADDRESS -> false;
        };
    if (!written) {
      out.put('"');
      out.raw(bytes, start, end);
      out.put('"');
    }
  }

  private boolean structure() {
    boolean read = structs.rewrite(text, 0, length);
    if (!read) {
      unreadable = new String(text, 0, Math.min(length, 60), StandardCharsets.UTF_8);
    }
    return read;
  }

  /** A moment written for people; one written for programs stays as it is. */
  private boolean moment() {
    long micros = Times.shown(text, 0, length);
    if (micros != Event.NO_TIME) {
      iso(micros);
    }
    return micros != Event.NO_TIME;
  }

  private void time(int start, int end) {
    long micros = Times.epoch(bytes, start, end);
    if (micros == Event.NO_TIME) {
      out.raw(bytes, start, end);
    } else {
      iso(micros);
    }
  }

  private void iso(long micros) {
    Instant instant = Instant.ofEpochMilli(TimeUnit.MICROSECONDS.toMillis(micros));
    byte[] iso = instant.toString().getBytes(StandardCharsets.US_ASCII);
    out.string(iso, 0, iso.length);
  }

  private boolean epoch() {
    long shown = Times.shown(text, 0, length);
    long micros = shown == Event.NO_TIME ? Times.any(text, 0, length) : shown;
    if (micros == Event.NO_TIME) {
      return false;
    }
    boolean seconds = micros % TimeUnit.SECONDS.toMicros(1) == 0;
    raw(
        Long.toString(
            seconds
                ? TimeUnit.MICROSECONDS.toSeconds(micros)
                : TimeUnit.MICROSECONDS.toMillis(micros)));
    return true;
  }

  private boolean number() {
    String digits = new String(text, 0, length, StandardCharsets.UTF_8).replace(",", "");
    boolean whole =
        !digits.isEmpty()
            && digits.length() < 19
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (whole) {
      raw(Long.toString(Long.parseLong(digits)));
    }
    return whole;
  }

  private boolean truth() {
    byte[] folded =
        new String(text, 0, length, StandardCharsets.UTF_8)
            .toLowerCase(Locale.ROOT)
            .getBytes(StandardCharsets.UTF_8);
    boolean is = Arrays.equals(folded, TRUE) || Arrays.equals(folded, FALSE);
    if (is) {
      out.raw(folded, 0, folded.length);
    }
    return is;
  }

  private void raw(String json) {
    byte[] written = json.getBytes(StandardCharsets.US_ASCII);
    out.raw(written, 0, written.length);
  }
}
