package dev.haetae.formats.read;

import dev.haetae.formats.scan.JsonScanner;
import dev.haetae.formats.scan.JsonScanner.Stop;
import dev.haetae.model.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds records of known logs in an object that is a record of none. Whoever hands logs on wraps
 * them in a way of his own: the record is an object somewhere inside, or JSON in a string, or the
 * line of a log in a string whose name says that somebody wrote it. For one thread.
 */
final class RecordSearch {
  /** Objects, arrays and strings that hold JSON, one inside the other. */
  private static final int DEEPEST = 12;

  /** What the text is called that somebody wrote, in lower case. */
  private static final Set<String> WRITTEN =
      Set.of(
          "@message",
          "_raw",
          "body",
          "content",
          "data",
          "event",
          "full_message",
          "line",
          "log",
          "message",
          "msg",
          "original",
          "payload",
          "raw",
          "raw_log",
          "raw_message",
          "rawlog",
          "rawmessage",
          "short_message",
          "text",
          "value",
          "values");

  private static final int LONGEST_NAME = 16;

  private final JsonScanner scanner;
  private final Probe probe;
  private final Texts texts;

  /** Tells whether a text is a line of a known log, or an event as XML. */
  @FunctionalInterface
  interface Texts {
    boolean isKnown(byte[] text);
  }

  RecordSearch(JsonScanner scanner, Probe probe, Texts texts) {
    this.scanner = scanner;
    this.probe = probe;
    this.texts = texts;
  }

  /**
   * What an object holds, each as a text of its own: records, objects that carry some, arrays and
   * lines of them; empty where it holds nothing that is known.
   *
   * @param start where the object begins, which is whole
   */
  List<byte[]> in(byte[] bytes, int start, int limit) {
    List<byte[]> found = new ArrayList<>();
    try {
      members(bytes, start, limit, 0, found);
    } catch (Stop notWellFormed) {
      return List.of();
    }
    return found;
  }

  /** What a text holds that somebody wrote, as {@link #in} gives it: it may be a line itself. */
  List<byte[]> inText(byte[] text) {
    List<byte[]> found = new ArrayList<>();
    written(Arrays.copyOf(text, text.length + JsonScanner.PADDING), text.length, 0, found);
    return found;
  }

  private void members(byte[] bytes, int start, int limit, int depth, List<byte[]> found) {
    int p = JsonScanner.skipSpace(bytes, start + 1);
    while (p < limit && bytes[p] == '"') {
      int nameEnd = scanner.stringEnd(bytes, p + 1, limit);
      String name = name(bytes, p + 1, nameEnd);
      int colon = JsonScanner.skipSpace(bytes, nameEnd + 1);
      int value = JsonScanner.skipSpace(bytes, colon + 1);
      p = next(bytes, value(name, bytes, value, limit, depth, found));
    }
  }

  /** Where the next member or element begins, if there is one. */
  private static int next(byte[] bytes, int end) {
    int p = JsonScanner.skipSpace(bytes, end);
    return bytes[p] == ',' ? JsonScanner.skipSpace(bytes, p + 1) : p;
  }

  private static String name(byte[] bytes, int start, int end) {
    return end - start > LONGEST_NAME
        ? ""
        : new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  /**
   * Looks at a value.
   *
   * @return the index after it
   */
  private int value(
      String name, byte[] bytes, int start, int limit, int depth, List<byte[]> found) {
    int end = scanner.skip(bytes, start, limit);
    if (depth < DEEPEST) {
      switch (bytes[start]) {
        case '{' -> object(bytes, start, end, depth, found);
        case '[' -> elements(name, bytes, start, end, depth, found);
        case '"' -> string(name, bytes, start + 1, end - 1, depth, found);
        default -> {}
      }
    }
    return end;
  }

  private void object(byte[] bytes, int start, int end, int depth, List<byte[]> found) {
    if (probe.knows(scanner, bytes, start, end)) {
      found.add(Arrays.copyOfRange(bytes, start, end));
    } else {
      members(bytes, start, end, depth + 1, found);
    }
  }

  /** An array that holds a record is one of records: whatever else it holds belongs to them. */
  private void elements(
      String name, byte[] bytes, int start, int end, int depth, List<byte[]> found) {
    int before = found.size();
    int p = JsonScanner.skipSpace(bytes, start + 1);
    while (p < end && bytes[p] != ']') {
      if (bytes[p] == '{' && probe.knows(scanner, bytes, p, end)) {
        // The array is read as a whole, with what earlier elements were found to hold.
        found.subList(before, found.size()).clear();
        found.add(Arrays.copyOfRange(bytes, start, end));
        return;
      }
      p = next(bytes, value(name, bytes, p, end, depth + 1, found));
    }
  }

  private void string(
      String name, byte[] bytes, int start, int end, int depth, List<byte[]> found) {
    byte first = bytes[JsonScanner.skipSpace(bytes, start)];
    boolean structured = first == '{' || first == '[' || first == '\\';
    boolean written = WRITTEN.contains(name.toLowerCase(Locale.ROOT));
    if (!structured && !written) {
      return;
    }
    byte[] text = new byte[end - start + JsonScanner.PADDING];
    int length = JsonText.unescape(bytes, start, end, text, 0);
    Arrays.fill(text, length, text.length, (byte) 0);
    if (written) {
      written(text, length, depth, found);
    } else {
      json(text, length, depth, found);
    }
  }

  private void written(byte[] text, int length, int depth, List<byte[]> found) {
    if (!json(text, length, depth, found)) {
      byte[] line = Arrays.copyOf(text, length);
      if (texts.isKnown(line)) {
        found.add(line);
      }
    }
  }

  /** Whether a text is JSON, in which case it was looked into. */
  private boolean json(byte[] text, int length, int depth, List<byte[]> found) {
    int start = JsonScanner.skipSpace(text, 0);
    try {
      if (text[start] == '{' && probe.knows(scanner, text, start, length)) {
        found.add(Arrays.copyOf(text, length));
      } else if (text[start] == '{' || text[start] == '[') {
        value("", text, start, length, depth + 1, found);
      } else {
        return false;
      }
      return true;
    } catch (Stop notJson) {
      return false;
    }
  }
}
