package dev.haetae.findings.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** JSON inside the texts of a finding: its evidence, its resources. */
public final class RawJson {
  private RawJson() {}

  /** The text as an object or an array, where it is one within the limits. */
  public static Optional<JsonNode> of(String text) {
    return Json.container(text);
  }

  /** An object to fill. */
  public static ObjectNode emptyObject() {
    return Json.MAPPER.createObjectNode();
  }
}
