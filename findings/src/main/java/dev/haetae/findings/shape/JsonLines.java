package dev.haetae.findings.shape;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.haetae.model.Finding;
import java.io.IOException;
import java.io.OutputStream;

/** {@link Shape#JSONL}. */
final class JsonLines implements FindingWriter {
  private final JsonGenerator json;

  JsonLines(OutputStream out) {
    json = Json.generator(out).setPrettyPrinter(new MinimalPrettyPrinter(""));
  }

  @Override
  public void write(Finding finding) throws IOException {
    FindingJson.write(finding, json);
    json.writeRaw('\n');
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
