package dev.haetae.formats.csv;

import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.JsonOutput;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.Limits;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Turns a table with a header row into the records its rows stand for, as JSON or, where a column
 * holds the log line itself, as that line. Columns get the names of the log that knows most of
 * them, and dots in their names make objects. An empty cell is no value. Fed line by line; for one
 * thread and one table.
 *
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/querying.html">Athena query
 *     results</a>
 */
public final class CsvRecords {
  private static final String WHOLE_RECORD = "@message";

  /** How a cell begins that holds a record as JSON: a column of nothing else is a table, too. */
  private static final String QUOTED_JSON = "\"{\"\"";

  /** What exports of Azure's portal put behind the name of a column of times. */
  private static final String ZONE = " [UTC]";

  private static final int LONGEST_NAME = 128;
  private static final int MOST_DIGITS = 18;

  /** What came of a line. */
  public enum Outcome {
    /** A record is there, as JSON. */
    JSON,
    /** A record is there, as the line of another log. */
    LINE,
    /** The row goes on with the next line. */
    UNFINISHED,
    /** The header, or a blank line. */
    NOTHING,
    /** Another number of cells than the header has. */
    NOT_UNDERSTOOD,
    /** More bytes than a record may have. */
    TOO_LONG
  }

  /** A column, or an object that dots in the names of columns make. */
  private record Column(NameTree tree, int cell, Map<String, Column> inside) {}

  private static final int NO_CELL = -1;
  private static final byte[] NULL = Scan.word("null");

  private final List<DeclaredCatalog> catalogs;
  private final Limits.Records limits;
  private final CsvRow row = new CsvRow();
  private final JsonOutput out = new JsonOutput();
  private final StructText structs = new StructText(out);
  private final Column root = new Column(NameTree.UNKNOWN, NO_CELL, new LinkedHashMap<>());
  private int width;
  private int whole = NO_CELL;
  private boolean structured;
  private boolean open;
  private boolean skipping;

  /**
   * @param catalogs the logs whose names the columns may have
   */
  public CsvRecords(List<DeclaredCatalog> catalogs, Limits.Records limits) {
    this.catalogs = List.copyOf(catalogs);
    this.limits = limits;
  }

  /** Whether the first lines are a table: a row of names, and under it rows nearly all as wide. */
  public static boolean recognise(List<String> head) {
    CsvRow row = new CsvRow();
    int columns = 0;
    int fitting = 0;
    int odd = 0;
    boolean complete = true;
    for (String line : head) {
      if (complete) {
        row.begin();
      }
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      complete = row.take(bytes, 0, bytes.length);
      if (complete && columns == 0) {
        columns = row.cells();
        if (!isHeader(row.texts())) {
          return false;
        }
      } else if (complete && !row.isBlank()) {
        fitting += row.cells() == columns ? 1 : 0;
        odd += row.cells() == columns ? 0 : 1;
      }
    }
    boolean cutOff = fitting == 0 && odd == 0 && !complete;
    boolean several = columns > 1 || (head.size() > 1 && head.get(1).startsWith(QUOTED_JSON));
    return several && (cutOff || (fitting > 0 && odd <= 1 + fitting / 4));
  }

  private static boolean isHeader(List<String> names) {
    Set<String> different = new HashSet<>();
    for (String name : names) {
      if (!isName(name) || !different.add(name.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return !names.isEmpty();
  }

  private static boolean isName(String column) {
    String name =
        column.endsWith(ZONE) ? column.substring(0, column.length() - ZONE.length()) : column;
    boolean begins =
        !name.isEmpty()
            && name.length() <= LONGEST_NAME
            && (Character.isLetter(name.charAt(0)) || "@_$".indexOf(name.charAt(0)) >= 0);
    return begins
        && name.chars()
            .allMatch(c -> Character.isLetterOrDigit(c) || "@_$.-/(){} ".indexOf(c) >= 0);
  }

  /** Takes the line at {@code bytes[start, end)}, line end not included. */
  public Outcome take(byte[] bytes, int start, int end) {
    if (!open) {
      row.begin();
    }
    open = !row.take(bytes, start, end);
    if (row.size() > limits.recordBytes()) {
      skipping = true;
      row.forgetText();
    }
    if (open) {
      return Outcome.UNFINISHED;
    }
    boolean tooLong = skipping;
    skipping = false;
    if (tooLong) {
      return Outcome.TOO_LONG;
    }
    return row.isBlank() ? Outcome.NOTHING : row();
  }

  private Outcome row() {
    if (width == 0) {
      header(row.texts());
      return Outcome.NOTHING;
    }
    if (row.cells() != width) {
      return Outcome.NOT_UNDERSTOOD;
    }
    out.begin();
    if (whole >= 0 && row.end(whole) > row.start(whole)) {
      out.raw(row.text(), row.start(whole), row.end(whole));
      return out.bytes()[0] == '{' ? Outcome.JSON : Outcome.LINE;
    }
    object(root);
    return Outcome.JSON;
  }

  private void header(List<String> names) {
    NameTree tree = NameTree.of(catalogs, names);
    width = names.size();
    whole = names.indexOf(WHOLE_RECORD);
    structured = tree != NameTree.UNKNOWN;
    for (int cell = 0; cell < width; cell++) {
      place(tree, names.get(cell).split("\\.", -1), cell);
    }
  }

  private void place(NameTree tree, String[] parts, int cell) {
    NameTree names = tree;
    Map<String, Column> at = root.inside();
    for (int i = 0; i < parts.length; i++) {
      names = names.child(parts[i]);
      NameTree here = names;
      int own = i == parts.length - 1 ? cell : NO_CELL;
      String name = new String(names.nameOr(parts[i]), StandardCharsets.UTF_8);
      at =
          at.computeIfAbsent(name, unused -> new Column(here, own, new LinkedHashMap<>())).inside();
    }
  }

  private void object(Column column) {
    out.put('{');
    column.inside().forEach(this::member);
    out.put('}');
  }

  private void member(String name, Column column) {
    int before = out.length();
    out.name(name.getBytes(StandardCharsets.UTF_8));
    if (column.cell() == NO_CELL) {
      int empty = out.length() + 2;
      object(column);
      if (out.length() == empty) {
        out.cut(before);
      }
    } else if (isNothing(column)) {
      out.cut(before);
    } else {
      cell(column);
    }
  }

  /** Empty, or what JSON says for no object. */
  private boolean isNothing(Column column) {
    int start = row.start(column.cell());
    int end = row.end(column.cell());
    return start == end || (column.tree().isObject() && Scan.is(row.text(), start, end, NULL));
  }

  private void cell(Column column) {
    byte[] text = row.text();
    int start = row.start(column.cell());
    int end = row.end(column.cell());
    boolean number =
        column.tree().isNumber()
            && end - start <= MOST_DIGITS
            && Scan.isDigits(text, start, end)
            && (text[start] != '0' || end - start == 1);
    if (number) {
      out.raw(text, start, end);
    } else if (!structs.rewrite(text, start, end, column.tree(), structured)) {
      out.string(text, start, end);
    }
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
