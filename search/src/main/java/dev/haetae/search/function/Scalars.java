package dev.haetae.search.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The register of the functions of one row, operators among them. */
public final class Scalars {
  /**
   * Functions that need more than the values of their arguments: the clock, or an argument that is
   * an expression to be applied many times. Who writes expressions writes them.
   */
  public static final Map<String, Arity> SPECIAL =
      Map.of(
          "now", new Arity(0, 0),
          "time", new Arity(0, 0),
          "mvmap", new Arity(2, 2),
          "mvfilter", new Arity(1, 1),
          "searchmatch", new Arity(1, 1));

  private static final Map<String, Scalar> SPLUNKS = register(splunks());

  private static final Map<String, Scalar> ALL = register(all());

  /** How many arguments there may be. */
  public record Arity(int least, int most) {}

  private Scalars() {}

  private static List<Scalar> splunks() {
    List<Scalar> all = new ArrayList<>();
    all.addAll(Conditions.all());
    all.addAll(Mathematics.all());
    all.addAll(Texts.all());
    all.addAll(Multivalue.all());
    all.addAll(Times.all());
    all.addAll(Json.all());
    return all;
  }

  /** Those of Splunk's language, and those other languages have beside them. */
  private static List<Scalar> all() {
    List<Scalar> all = new ArrayList<>(splunks());
    all.addAll(Addresses.all());
    all.addAll(Texts.further());
    all.addAll(Mathematics.further());
    all.addAll(Json.further());
    all.addAll(Times.further());
    return all;
  }

  private static Map<String, Scalar> register(List<Scalar> all) {
    Map<String, Scalar> byName = new LinkedHashMap<>();
    for (Scalar scalar : all) {
      if (byName.put(scalar.name(), scalar) != null) {
        throw new IllegalStateException("two functions are named " + scalar.name());
      }
    }
    return byName;
  }

  /** The function of that name, whichever language it is of. */
  public static Optional<Scalar> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /** How many arguments Splunk's function of that name takes; empty when there is none. */
  public static Optional<Arity> arity(String name) {
    Arity special = SPECIAL.get(name);
    return special != null
        ? Optional.of(special)
        : Optional.ofNullable(SPLUNKS.get(name)).map(each -> new Arity(each.least(), each.most()));
  }

  /** The names of Splunk's functions that are words, without operators. */
  public static Set<String> names() {
    Set<String> names = new TreeSet<>(SPECIAL.keySet());
    SPLUNKS.keySet().stream()
        .filter(name -> Character.isLetter(name.charAt(0)))
        .filter(name -> !Set.of("and", "or", "not", "xor", "negative").contains(name))
        .forEach(names::add);
    return names;
  }
}
