package dev.haetae.app.explain;

import dev.haetae.model.Finding;
import java.util.List;
import java.util.Locale;

/** Finds findings by what the user calls them. */
public final class FindingChoice {
  private FindingChoice() {}

  /**
   * The findings a name stands for: that of this id; else those of this type; else those whose ids
   * begin so.
   *
   * @throws IllegalArgumentException where there is none, or several ids begin so
   */
  public static List<Finding> of(List<Finding> findings, String name) {
    List<Finding> exact = findings.stream().filter(each -> each.id().equals(name)).toList();
    if (!exact.isEmpty()) {
      return exact;
    }
    List<Finding> typed =
        findings.stream().filter(each -> each.type().toString().equalsIgnoreCase(name)).toList();
    return typed.isEmpty() ? ofPrefix(findings, name) : typed;
  }

  private static List<Finding> ofPrefix(List<Finding> findings, String name) {
    String prefix = name.toLowerCase(Locale.ROOT);
    List<Finding> found = findings.stream().filter(each -> each.id().startsWith(prefix)).toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "no finding \""
              + name
              + "\" among "
              + findings.size()
              + "; expected an id, the begin of one, or a finding type");
    }
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          "the ids of "
              + found.size()
              + " findings begin with \""
              + name
              + "\"; give more of it: "
              + String.join(", ", found.stream().limit(5).map(Finding::id).toList()));
    }
    return found;
  }
}
