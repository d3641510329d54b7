package dev.haetae.app.search;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.haetae.findings.shape.UnseenEscapes;
import dev.haetae.search.frame.Cell;
import dev.haetae.search.plan.Type;
import dev.haetae.search.run.Search;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** An object a row, on lines of their own or in an array; absent fields are left out. */
final class JsonAnswer extends AnswerWriter {
  private static final JsonMapper JSON = new JsonMapper();
  private static final UnseenEscapes ESCAPES = new UnseenEscapes();

  private final List<Search.Field> fields;
  private final PrintWriter out;
  private final boolean array;
  private long rows;

  JsonAnswer(List<Search.Field> fields, PrintWriter out, boolean array) {
    this.fields = fields;
    this.out = out;
    this.array = array;
  }

  @Override
  public void row(List<Cell> cells) {
    if (array) {
      out.print(rows == 0 ? "[\n" : ",\n");
    }
    rows++;
    try {
      // Not closed: that would close what all rows are written to.
      JsonGenerator json = JSON.createGenerator(out);
      json.setCharacterEscapes(ESCAPES);
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
      json.writeStartObject();
      for (int i = 0; i < cells.size(); i++) {
        if (!cells.get(i).isAbsent()) {
          json.writeFieldName(fields.get(i).name());
          write(json, cells.get(i));
        }
      }
      json.writeEndObject();
      json.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!array) {
      out.println();
    }
  }

  private static void write(JsonGenerator json, Cell cell) throws IOException {
    if (cell.type() == Type.NUMBER) {
      String text = cell.texts().getFirst();
      boolean finite = !text.equals("inf") && !text.equals("-inf") && !text.equals("nan");
      if (finite) {
        json.writeNumber(text);
        return;
      }
    }
    if (cell.type() != Type.LIST) {
      json.writeString(cell.texts().getFirst());
      return;
    }
    json.writeStartArray();
    for (String text : cell.texts()) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  @Override
  public void close() {
    if (array) {
      out.println(rows == 0 ? "[]" : "\n]");
    }
    out.flush();
  }
}
