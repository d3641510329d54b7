package dev.haetae.app.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The signature of a digest that no later one repeats. It stands in the metadata of the object, so
 * whoever copies the bucket saves it beside the file.
 */
final class NewestSignature {
  /** How the name of a file with what {@code head-object} prints ends. */
  static final String METADATA = ".metadata.json";

  private static final long LARGEST = 1 << 20;

  private NewestSignature() {}

  /**
   * The signature saved beside a digest: in {@code <digest>.signature}, or as {@code signature} in
   * {@code <digest>.metadata.json}, what {@code aws s3api head-object} prints.
   */
  static Optional<String> beside(Path digest) throws IOException {
    Path plain = digest.resolveSibling(digest.getFileName() + ".signature");
    if (Files.isRegularFile(plain) && Files.size(plain) <= LARGEST) {
      return Optional.of(Files.readString(plain).strip());
    }
    Path metadata = digest.resolveSibling(digest.getFileName() + METADATA);
    return Files.isRegularFile(metadata) && Files.size(metadata) <= LARGEST
        ? inMetadata(metadata)
        : Optional.empty();
  }

  private static Optional<String> inMetadata(Path file) throws IOException {
    try {
      JsonNode json = new ObjectMapper().readTree(Files.readString(file));
      for (JsonNode level : List.of(json.path("Metadata"), json)) {
        for (String name : List.of("signature", "x-amz-meta-signature")) {
          if (level.path(name).isTextual()) {
            return Optional.of(level.path(name).asText());
          }
        }
      }
      return Optional.empty();
    } catch (JsonProcessingException e) {
      throw new IOException(file + ": is not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
