package dev.haetae.findings.shape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.haetae.model.Limits;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** JSON read and written with the same bounds everywhere. */
final class Json {
  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(Limits.DEFAULT.records().depth())
                          .maxStringLength(2 * Limits.DEFAULT.records().recordBytes())
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private static final UnseenEscapes ESCAPES = new UnseenEscapes();

  private Json() {}

  /**
   * A generator that leaves the stream open. It goes through an encoder, which replaces half a
   * surrogate pair, where Jackson's own UTF-8 would refuse the whole finding.
   */
  static JsonGenerator generator(OutputStream out) {
    try {
      return MAPPER
          .getFactory()
          .createGenerator(new OutputStreamWriter(out, StandardCharsets.UTF_8))
          .setCharacterEscapes(ESCAPES)
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is written yet, so nothing can fail", e);
    }
  }

  /** The text as a JSON object or array, where it is one. */
  static Optional<JsonNode> container(String text) {
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
