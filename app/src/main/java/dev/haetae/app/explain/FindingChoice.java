package dev.haetae.app.explain;

import dev.haetae.model.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Finds findings by what the user calls them: that of this id; else those of this type; else that
 * whose id begins so. There may be very many findings, so they come one by one: those of a type are
 * passed on at once, since no type is an id too.
 */
public final class FindingChoice {
  private static final int MOST_NAMED = 5;

  private final String name;
  private final String prefix;
  private final Consumer<Finding> typed;
  private final List<Finding> exact = new ArrayList<>();
  private final List<Finding> begun = new ArrayList<>();
  private long ofType;
  private long ofPrefix;
  private long offered;

  /**
   * A choice among findings that are still to be offered.
   *
   * @param typed told of each whose type is the name
   */
  public FindingChoice(String name, Consumer<Finding> typed) {
    this.name = name;
    this.prefix = name.toLowerCase(Locale.ROOT);
    this.typed = typed;
  }

  /** Takes in that there is this finding. */
  public void offer(Finding finding) {
    offered++;
    if (finding.id().equals(name)) {
      exact.add(finding);
    } else if (finding.type().toString().equalsIgnoreCase(name)) {
      ofType++;
      typed.accept(finding);
    } else if (finding.id().startsWith(prefix)) {
      ofPrefix++;
      if (begun.size() < MOST_NAMED) {
        begun.add(finding);
      }
    }
  }

  /** How many findings there were. */
  public long offered() {
    return offered;
  }

  /**
   * What the name stands for among all that were offered, but for those of its type.
   *
   * @throws IllegalArgumentException where it stands for none, or several ids begin so
   */
  public List<Finding> chosen() {
    if (!exact.isEmpty() || ofType > 0) {
      return exact;
    }
    if (ofPrefix == 0) {
      throw new IllegalArgumentException(
          "no finding \""
              + name
              + "\" among "
              + offered
              + "; expected an id, the beginning of one, or a finding type");
    }
    if (ofPrefix > 1) {
      throw new IllegalArgumentException(
          "the ids of "
              + ofPrefix
              + " findings begin with \""
              + name
              + "\"; give more of it: "
              + String.join(", ", begun.stream().map(Finding::id).toList()));
    }
    return begun;
  }
}
