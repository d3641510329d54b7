package dev.haetae.detect.sigma;

import java.util.List;
import java.util.Optional;

/** A Sigma document that can fire: a rule or a correlation of rules. */
public interface SigmaDocument {
  /** Its UUID, or its name where it has none. */
  String id();

  /** Its short name, by which correlations and filters may refer to it. */
  Optional<String> name();

  String title();

  String description();

  /** informational, low, medium, high or critical. */
  String level();

  /** Tags such as {@code attack.t1562.008}. */
  List<String> tags();
}
