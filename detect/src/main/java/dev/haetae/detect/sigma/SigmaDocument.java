package dev.haetae.detect.sigma;

import java.util.List;
import java.util.Optional;

/**
 * What a Sigma document can be: a rule, a correlation of rules, a filter upon rules, or what we add
 * to these, a sequence of findings and a search of kept events.
 */
public sealed interface SigmaDocument
    permits SigmaRule, SigmaCorrelation, SigmaFilter, SigmaSequence, SigmaSearch {

  /** What every kind of document says of itself. */
  Header header();

  /** Its UUID, or its name where it has none, or else its title. */
  default String id() {
    return header().id();
  }

  /** Its short name, by which correlations and filters may refer to it. */
  default Optional<String> name() {
    return header().name();
  }

  /** What it finds, in a line. */
  default String title() {
    return header().title();
  }

  /** What it finds, in full; empty where it does not say. */
  default String description() {
    return header().description();
  }

  /** informational, low, medium, high or critical. */
  default String level() {
    return header().level();
  }

  /** Tags such as {@code attack.t1562.008}. */
  default List<String> tags() {
    return header().tags();
  }

  /** Whether a correlation or filter means this document by that id or name. */
  default boolean answersTo(String reference) {
    return id().equals(reference) || name().filter(reference::equals).isPresent();
  }
}
