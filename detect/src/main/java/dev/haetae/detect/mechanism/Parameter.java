package dev.haetae.detect.mechanism;

import java.util.List;

/**
 * A parameter as a mechanism reads it, for the reference.
 *
 * @param name its name in detector files
 * @param says what it means
 * @param value what its value may be: {@code a whole number from 2 to 100}
 * @param otherwise what counts where a file does not give it; empty where that is nothing
 */
public record Parameter(String name, String says, String value, String otherwise) {
  static Parameter list(String name, String says, String value, List<?> otherwise) {
    return new Parameter(
        name, says, value, String.join(", ", otherwise.stream().map(Object::toString).toList()));
  }
}
