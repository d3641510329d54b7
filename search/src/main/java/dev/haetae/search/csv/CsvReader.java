package dev.haetae.search.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads CSV record by record, quoted cells with line breaks too.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
public final class CsvReader {
  private final Reader in;
  private final int longestRecord;
  private int length;

  /**
   * Reads from there.
   *
   * @param longestRecord characters of a record at most
   */
  public CsvReader(Reader in, int longestRecord) {
    this.in = in instanceof BufferedReader ? in : new BufferedReader(in);
    this.longestRecord = longestRecord;
  }

  /**
   * The next record that is no empty line; empty at the end.
   *
   * @throws IOException when a quote or a record has no end
   */
  public Optional<List<String>> next() throws IOException {
    length = 0;
    int c = read();
    while (c == '\n' || c == '\r') {
      c = read();
    }
    if (c < 0) {
      return Optional.empty();
    }
    List<String> cells = new ArrayList<>();
    while (true) {
      StringBuilder cell = new StringBuilder();
      c = c == '"' ? quoted(cell) : c;
      while (c >= 0 && c != ',' && c != '\n' && c != '\r') {
        cell.append((char) c);
        c = read();
      }
      cells.add(cell.toString());
      if (c != ',') {
        return Optional.of(cells);
      }
      c = read();
    }
  }

  /** Reads up to the quote that closes, and gives what follows it. */
  private int quoted(StringBuilder cell) throws IOException {
    while (true) {
      int c = read();
      if (c < 0) {
        throw new IOException("a quoted value has no end");
      }
      if (c == '"') {
        int next = read();
        if (next != '"') {
          return next;
        }
      }
      cell.append((char) c);
    }
  }

  private int read() throws IOException {
    if (++length > longestRecord) {
      throw new IOException("a row is longer than " + longestRecord + " characters");
    }
    return in.read();
  }
}
