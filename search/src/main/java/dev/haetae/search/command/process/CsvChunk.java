package dev.haetae.search.command.process;

import dev.haetae.model.CsvText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows made the body of a message: CSV, a line of names first. */
final class CsvChunk {
  private final List<String> fields;
  private final StringBuilder rows = new StringBuilder();
  private final boolean[] several;
  private final List<List<List<String>>> waiting = new ArrayList<>();
  private int size;

  CsvChunk(List<String> fields) {
    this.fields = fields;
    this.several = new boolean[fields.size()];
  }

  void add(List<List<String>> values) {
    waiting.add(values);
    for (int i = 0; i < fields.size(); i++) {
      several[i] |= values.get(i).size() > 1;
      for (String value : values.get(i)) {
        size += value.length();
      }
    }
    size += fields.size();
  }

  int rows() {
    return waiting.size();
  }

  /** About how many characters it has. */
  int size() {
    return size;
  }

  /** The body; the next begins empty. */
  byte[] take() {
    rows.setLength(0);
    line(fields, fields.stream().map(name -> MultipleValues.PREFIX + name).toList());
    for (List<List<String>> row : waiting) {
      line(
          row.stream().map(values -> String.join("\n", values)).toList(),
          row.stream()
              .map(values -> values.size() > 1 ? MultipleValues.written(values) : "")
              .toList());
    }
    waiting.clear();
    size = 0;
    byte[] body = rows.toString().getBytes(StandardCharsets.UTF_8);
    Arrays.fill(several, false);
    return body;
  }

  private void line(List<String> cells, List<String> all) {
    for (int i = 0; i < cells.size(); i++) {
      cell(cells.get(i), i > 0);
    }
    for (int i = 0; i < cells.size(); i++) {
      if (several[i]) {
        cell(all.get(i), true);
      }
    }
    rows.append('\n');
  }

  private void cell(String value, boolean further) {
    if (further) {
      rows.append(',');
    }
    rows.append(CsvText.asksForQuotes(value) ? CsvText.verbatim(value) : value);
  }
}
