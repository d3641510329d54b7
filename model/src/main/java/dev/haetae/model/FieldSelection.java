package dev.haetae.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of one log that somebody asks for, each with a small number: the compiled path id by
 * which {@link Event} gives its values. Readers take these fields out of a record and skip the
 * rest.
 */
public final class FieldSelection {
  private final List<String> paths;
  private final Map<String, Integer> numbers;

  private FieldSelection(Map<String, Integer> numbers) {
    this.paths = List.copyOf(numbers.keySet());
    this.numbers = Map.copyOf(numbers);
  }

  /** Collects paths; the same path asked for twice has one number. */
  public static final class Builder {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    /** The number of this path, the log's own name with dots. */
    public int add(String path) {
      return numbers.computeIfAbsent(path, unused -> numbers.size());
    }

    /** The fields collected so far. */
    public FieldSelection build() {
      return new FieldSelection(numbers);
    }

    /** Starts from what another selection asks for, numbers kept. */
    public static Builder from(FieldSelection selection) {
      Builder builder = new Builder();
      selection.paths().forEach(builder::add);
      return builder;
    }
  }

  /** The paths; the place in the list is the path's number. */
  public List<String> paths() {
    return paths;
  }

  /** How many paths there are. */
  public int size() {
    return paths.size();
  }

  /** The number of a path, or -1 where nobody asked for it. */
  public int number(String path) {
    return numbers.getOrDefault(path, -1);
  }
}
