package dev.haetae.search.command.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;

/**
 * A message of a program.
 *
 * @param metadata a JSON object
 * @param body CSV, to be read before the next message
 */
record Message(JsonNode metadata, InputStream body) {
  /** Whether the program has said all it has to say. */
  boolean finished() {
    return metadata.path("finished").asBoolean(false);
  }
}
