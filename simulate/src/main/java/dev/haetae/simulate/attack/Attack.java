package dev.haetae.simulate.attack;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** Something bad that somebody does. Found by being on the class path; there is no list of them. */
public interface Attack {
  /** Its name, as {@code stolen-key-takeover}. */
  String name();

  /** One sentence on what happens. */
  String description();

  /** The ATT&amp;CK techniques it is made of, as {@code T1098.001}. */
  List<String> techniques();

  /** Does it. */
  void play(Stage stage);

  /** Every attack there is, by name. */
  static List<Attack> all() {
    return ServiceLoader.load(Attack.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Attack::name))
        .toList();
  }

  /**
   * The attacks with the given names; all of them for {@code all}.
   *
   * @throws IllegalArgumentException where a name is nobody's
   */
  static List<Attack> named(List<String> names) {
    List<Attack> all = all();
    if (names.contains("all")) {
      return all;
    }
    for (String name : names) {
      if (all.stream().noneMatch(attack -> attack.name().equals(name))) {
        throw new IllegalArgumentException(
            "attack \""
                + name
                + "\": expected all or one of "
                + String.join(", ", all.stream().map(Attack::name).toList()));
      }
    }
    return all.stream().filter(attack -> names.contains(attack.name())).toList();
  }
}
