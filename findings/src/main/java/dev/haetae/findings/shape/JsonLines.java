package dev.haetae.findings.shape;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.haetae.model.finding.Finding;
import java.io.IOException;
import java.io.OutputStream;

/** Findings as JSON objects, one a line. */
final class JsonLines implements FindingWriter {
  private final JsonGenerator json;
  private final JsonBody body;

  JsonLines(OutputStream out, JsonBody body) {
    this.body = body;
    json = Json.generator(out).setPrettyPrinter(new MinimalPrettyPrinter(""));
  }

  @Override
  public void write(Finding finding) throws IOException {
    body.write(finding, json);
    json.writeRaw('\n');
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
