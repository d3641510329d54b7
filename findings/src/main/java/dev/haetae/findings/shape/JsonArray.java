package dev.haetae.findings.shape;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.haetae.model.finding.Finding;
import java.io.IOException;
import java.io.OutputStream;

/** Findings as one JSON array, indented to be read. */
final class JsonArray implements FindingWriter {
  private final JsonGenerator json;
  private final JsonBody body;

  JsonArray(OutputStream out, JsonBody body) {
    this.body = body;
    json = Json.generator(out).setPrettyPrinter(indented());
  }

  /** Line ends are the same on every system. */
  static DefaultPrettyPrinter indented() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
  }

  @Override
  public void write(Finding finding) throws IOException {
    begin();
    body.write(finding, json);
  }

  private void begin() throws IOException {
    if (json.getOutputContext().inRoot()) {
      json.writeStartArray();
    }
  }

  @Override
  public void close() throws IOException {
    begin();
    json.writeEndArray();
    json.writeRaw('\n');
    json.close();
  }
}
