package dev.haetae.findings.suppression;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.haetae.model.finding.Finding;
import java.util.ArrayList;
import java.util.List;

/** What one key of a suppression's {@code match} asks of a finding. */
sealed interface Condition {

  /**
   * Whether it holds.
   *
   * @param json the finding as its JSON line
   */
  boolean holds(Finding finding, JsonNode json);

  /** Whether it holds of every finding there may be. */
  boolean holdsOfAll();

  /** A severity no higher than a score. */
  record AtMost(double score) implements Condition {
    private static final double HIGHEST = 10;

    @Override
    public boolean holds(Finding finding, JsonNode json) {
      return finding.severity().score() <= score;
    }

    @Override
    public boolean holdsOfAll() {
      return score >= HIGHEST;
    }
  }

  /** Some value at a path, or below it, has one of these forms. */
  record Like(List<String> path, List<Pattern> forms) implements Condition {
    /** What any text at all has. */
    private static final Pattern ANYTHING = form("*");

    @Override
    public boolean holdsOfAll() {
      return FindingPaths.isOfAll(path) && forms.contains(ANYTHING);
    }

    @Override
    public boolean holds(Finding finding, JsonNode json) {
      List<String> values = new ArrayList<>();
      collect(json, 0, values);
      return values.stream()
          .anyMatch(value -> forms.stream().anyMatch(form -> form.matches(value)));
    }

    private void collect(JsonNode node, int depth, List<String> values) {
      if (node.isArray() || (node.isObject() && depth == path.size())) {
        node.forEach(each -> collect(each, depth, values));
      } else if (depth < path.size()) {
        collect(node.path(path.get(depth)), depth + 1, values);
      } else if (!node.isMissingNode()) {
        values.add(node.asText());
      }
    }
  }

  /** A form in which {@code *} stands for any run of characters; several are as one. */
  static Pattern form(String written) {
    String glob = written.replaceAll("\\*+", "*");
    StringBuilder regex = new StringBuilder("(?s)");
    int at = 0;
    for (int star = glob.indexOf('*'); star >= 0; star = glob.indexOf('*', at)) {
      regex.append(Pattern.quote(glob.substring(at, star))).append(".*");
      at = star + 1;
    }
    return Pattern.compile(regex.append(Pattern.quote(glob.substring(at))).toString());
  }
}
