package dev.haetae.model.event;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of one log that somebody asks for, each with a small number: the compiled path id by
 * which {@link Event} gives its values. Readers take these fields out of a record and skip the
 * rest.
 */
public final class FieldSelection {
  private final List<String> paths;
  private final Map<String, Integer> numbers;
  private final Set<String> ownAccounts;

  private FieldSelection(Map<String, Integer> numbers, Set<String> ownAccounts) {
    this.ownAccounts = Set.copyOf(ownAccounts);
    this.paths = List.copyOf(numbers.keySet());
    this.numbers = Map.copyOf(numbers);
  }

  /** Collects paths; the same path asked for twice has one number. */
  public static final class Builder {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Set<String> ownAccounts = new HashSet<>();

    /** The number of this path, the log's own name with dots. */
    public int add(String path) {
      return numbers.computeIfAbsent(path, unused -> numbers.size());
    }

    /** The fields collected so far. */
    public FieldSelection build() {
      return new FieldSelection(numbers, ownAccounts);
    }

    /**
     * Tells which accounts are no strangers, by their twelve digits: fields that are worked out of
     * a record may depend on it.
     */
    public Builder ownAccounts(Collection<String> ids) {
      ownAccounts.addAll(ids);
      return this;
    }

    /** Starts from what another selection asks for, numbers kept. */
    public static Builder from(FieldSelection selection) {
      Builder builder = new Builder();
      selection.paths().forEach(builder::add);
      return builder.ownAccounts(selection.ownAccounts);
    }
  }

  /** The paths; the place in the list is the path's number. */
  public List<String> paths() {
    return paths;
  }

  /** Whether an account is told to be no stranger. */
  public boolean isOwnAccount(String id) {
    return ownAccounts.contains(id);
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
