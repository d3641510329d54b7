package dev.haetae.search.frame;

import dev.haetae.search.plan.Type;
import java.util.List;

/**
 * A value of an answer.
 *
 * @param texts the value as text; none where it is absent, several where the field has several
 */
public record Cell(Type type, List<String> texts) {
  public Cell {
    texts = List.copyOf(texts);
  }

  /** Whether there is no value. */
  public boolean isAbsent() {
    return texts.isEmpty();
  }

  /** The value as one text, several with that between them. */
  public String joined(String between) {
    return String.join(between, texts);
  }
}
