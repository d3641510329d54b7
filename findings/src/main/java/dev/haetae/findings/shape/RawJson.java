package dev.haetae.findings.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.haetae.model.finding.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** JSON inside the texts of a finding: its evidence, its resources. */
public final class RawJson {
  private RawJson() {}

  /** The text as an object or an array, where it is one within the limits. */
  public static Optional<JsonNode> of(String text) {
    return Json.container(text);
  }

  /** A finding as the object of its JSON line. */
  public static JsonNode of(Finding finding) {
    try (TokenBuffer buffer = new TokenBuffer(Json.MAPPER, false)) {
      FindingJson.write(finding, buffer);
      return Json.MAPPER.readTree(buffer.asParser());
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory refuses nothing", e);
    }
  }

  /** An object to fill. */
  public static ObjectNode emptyObject() {
    return Json.MAPPER.createObjectNode();
  }
}
