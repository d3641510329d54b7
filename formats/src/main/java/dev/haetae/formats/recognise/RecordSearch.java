package dev.haetae.formats.recognise;

import dev.haetae.formats.scan.JsonScanner;
import dev.haetae.formats.scan.JsonScanner.Stop;
import dev.haetae.formats.scan.JsonWalk;
import dev.haetae.model.JsonText;
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
public final class RecordSearch {
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

  /** Recognises texts that are a line of a known log, or an event as XML. */
  @FunctionalInterface
  public interface Texts {
    /** Whether it is one. */
    boolean isKnown(byte[] text);
  }

  /** Searches for records that a probe knows, and for texts that are known. */
  public RecordSearch(JsonScanner scanner, Probe probe, Texts texts) {
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
  public List<byte[]> in(byte[] bytes, int start, int limit) {
    List<byte[]> found = new ArrayList<>();
    try {
      members(bytes, start, limit, 0, found);
    } catch (Stop notWellFormed) {
      return List.of();
    }
    return found;
  }

  /** What a text holds that somebody wrote, as {@link #in} gives it: it may be a line itself. */
  public List<byte[]> inText(byte[] text) {
    List<byte[]> found = new ArrayList<>();
    written(Arrays.copyOf(text, text.length + JsonScanner.PADDING), text.length, 0, found);
    return found;
  }

  private void members(byte[] bytes, int start, int limit, int depth, List<byte[]> found) {
    JsonWalk walk = JsonWalk.inside(scanner, bytes, start, limit);
    while (walk.next()) {
      boolean texts = walk.first() == '"' || walk.first() == '[';
      value(texts && isWritten(walk), bytes, walk.value(), walk.end(), depth, found);
    }
  }

  /** Whether the text of a member is one that somebody wrote, as its name says. */
  private static boolean isWritten(JsonWalk member) {
    return member.nameEnd() - member.nameStart() <= LONGEST_NAME
        && WRITTEN.contains(member.name().toLowerCase(Locale.ROOT));
  }

  private void value(
      boolean written, byte[] bytes, int start, int end, int depth, List<byte[]> found) {
    if (depth < DEEPEST) {
      switch (bytes[start]) {
        case '{' -> object(bytes, start, end, depth, found);
        case '[' -> elements(written, bytes, start, end, depth, found);
        case '"' -> string(written, bytes, start + 1, end - 1, depth, found);
        default -> {}
      }
    }
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
      boolean written, byte[] bytes, int start, int end, int depth, List<byte[]> found) {
    int before = found.size();
    JsonWalk walk = JsonWalk.inside(scanner, bytes, start, end);
    while (walk.next()) {
      int element = walk.value();
      if (bytes[element] != '{') {
        value(written, bytes, element, walk.end(), depth + 1, found);
      } else if (probe.knows(scanner, bytes, element, end)) {
        // The array is read as a whole, with what earlier elements were found to hold.
        found.subList(before, found.size()).clear();
        found.add(Arrays.copyOfRange(bytes, start, end));
        return;
      } else if (depth + 1 < DEEPEST) {
        members(bytes, element, walk.end(), depth + 2, found);
      }
    }
  }

  private void string(
      boolean written, byte[] bytes, int start, int end, int depth, List<byte[]> found) {
    byte first = bytes[JsonScanner.skipSpace(bytes, start)];
    boolean structured = first == '{' || first == '[' || first == '\\';
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
        value(false, text, start, scanner.skip(text, start, length), depth + 1, found);
      } else {
        return false;
      }
      return true;
    } catch (Stop notJson) {
      return false;
    }
  }
}
