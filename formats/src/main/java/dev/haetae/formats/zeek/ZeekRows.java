package dev.haetae.formats.zeek;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haetae.formats.JsonOutput;
import dev.haetae.formats.line.FieldSplitter;
import dev.haetae.formats.line.Scan;
import dev.haetae.formats.scan.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Turns Zeek's own tables, whose lines with {@code #} say how they are written, into the records
 * Zeek writes as JSON. Fed line by line; for one thread.
 *
 * @see <a href="https://docs.zeek.org/en/master/log-formats.html#zeek-tsv-format-logs">Zeek TSV</a>
 */
public final class ZeekRows {
  private static final String FIRST = "#separator ";

  /** A file that was cut or filtered begins with the names, parted by the tab that Zeek uses. */
  private static final String NAMES = "#fields\t";

  private static final Set<String> NUMBERS =
      Set.of("count", "int", "port", "double", "interval", "time");
  private static final int HEXADECIMAL = 16;

  private final JsonOutput out = new JsonOutput();
  private FieldSplitter fields = FieldSplitter.plain('\t');
  private String separator = "\t";
  private byte between = ',';
  private byte[] unset = Scan.word("-");
  private byte[] empty = Scan.word("(empty)");
  private List<byte[]> names = List.of();
  private List<String> types = List.of();
  private byte[] plain = {};

  /** What came of a line. */
  public enum Outcome {
    /** A record is there, as JSON. */
    RECORD,
    /** It says something of the table, or nothing. */
    NOTHING,
    /** Another number of fields than the table has. */
    NOT_UNDERSTOOD
  }

  /** Whether the first lines are such a table. */
  public static boolean recognise(List<String> head) {
    return !head.isEmpty() && (head.get(0).startsWith(FIRST) || head.get(0).startsWith(NAMES));
  }

  /** Takes the line at {@code bytes[start, end)}, line end not included. */
  public Outcome take(byte[] bytes, int start, int end) {
    int to = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
    if (to == start) {
      return Outcome.NOTHING;
    }
    if (bytes[start] == '#') {
      header(new String(bytes, start, to - start, UTF_8));
      return Outcome.NOTHING;
    }
    if (names.isEmpty() || fields.split(bytes, start, to) != names.size()) {
      return Outcome.NOT_UNDERSTOOD;
    }
    record(bytes);
    return Outcome.RECORD;
  }

  private void header(String line) {
    if (line.startsWith(FIRST)) {
      byte[] sign = line.substring(FIRST.length()).getBytes(UTF_8);
      int length = decode(sign, 0, sign.length);
      if (length == 1 && plain[0] > 0) {
        separator = String.valueOf((char) plain[0]);
        fields = FieldSplitter.plain((char) plain[0]);
      }
      return;
    }
    List<String> words = List.of(line.split(Pattern.quote(separator), -1));
    List<String> values = words.subList(1, words.size());
    String value = values.isEmpty() ? "" : values.get(0);
    switch (words.get(0)) {
      case "#set_separator" -> between = value.isEmpty() ? between : (byte) value.charAt(0);
      case "#empty_field" -> empty = value.getBytes(UTF_8);
      case "#unset_field" -> unset = value.getBytes(UTF_8);
      case "#fields" -> names = values.stream().map(name -> name.getBytes(UTF_8)).toList();
      case "#types" -> types = new ArrayList<>(values);
      default -> {}
    }
  }

  private void record(byte[] bytes) {
    out.begin();
    out.put('{');
    for (int field = 0; field < names.size(); field++) {
      if (!fields.is(bytes, field, unset)) {
        out.name(names.get(field));
        value(bytes, field);
      }
    }
    out.put('}');
  }

  private void value(byte[] bytes, int field) {
    String type = field < types.size() ? types.get(field) : "";
    int inside = type.endsWith("]") ? type.indexOf('[') : -1;
    if (inside < 0) {
      one(bytes, fields.start(field), fields.end(field), type);
      return;
    }
    out.put('[');
    if (!fields.is(bytes, field, empty)) {
      several(bytes, field, type.substring(inside + 1, type.length() - 1));
    }
    out.put(']');
  }

  private void several(byte[] bytes, int field, String type) {
    int end = fields.end(field);
    int at = fields.start(field);
    while (at <= end) {
      int to = Scan.until(bytes, at, end, (char) between);
      one(bytes, at, to, type);
      at = to + 1;
      if (at <= end) {
        out.put(',');
      }
    }
  }

  private void one(byte[] bytes, int start, int end, String type) {
    if (NUMBERS.contains(type) && NumberText.isNumber(bytes, start, end)) {
      out.raw(bytes, start, end);
    } else if (type.equals("bool") && end == start + 1) {
      byte[] word = Scan.word(bytes[start] == 'T' ? "true" : "false");
      out.raw(word, 0, word.length);
    } else if (Scan.is(bytes, start, end, empty)) {
      out.string(bytes, start, start);
    } else {
      int length = decode(bytes, start, end);
      out.string(plain, 0, length);
    }
  }

  /** Resolves {@code \x09}, by which a table writes what would break it; gives the length. */
  private int decode(byte[] bytes, int start, int end) {
    if (plain.length < end - start) {
      plain = new byte[Math.max(256, end - start)];
    }
    int length = 0;
    int at = start;
    while (at < end) {
      boolean escape =
          bytes[at] == '\\'
              && at + 3 < end
              && bytes[at + 1] == 'x'
              && Character.digit(bytes[at + 2], HEXADECIMAL) >= 0
              && Character.digit(bytes[at + 3], HEXADECIMAL) >= 0;
      plain[length++] =
          escape
              ? (byte)
                  (Character.digit(bytes[at + 2], HEXADECIMAL) * HEXADECIMAL
                      + Character.digit(bytes[at + 3], HEXADECIMAL))
              : bytes[at];
      at += escape ? 4 : 1;
    }
    return length;
  }

  /** The record's bytes, from 0 to {@link #length}; good until the next line. */
  public byte[] bytes() {
    return out.bytes();
  }

  /** How many bytes the record has. */
  public int length() {
    return out.length();
  }
}
