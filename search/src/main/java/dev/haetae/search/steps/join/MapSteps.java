package dev.haetae.search.steps.join;

import dev.haetae.search.frame.Answers;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.plan.JoinPlan;
import java.util.List;
import java.util.Optional;

/** A search run for each row. */
public final class MapSteps {
  private final Build build;

  public MapSteps(Build build) {
    this.build = build;
  }

  /** A search for each row, with the row's values in its text. */
  public Frame each(Frame frame, JoinPlan.Each each) {
    List<List<Optional<String>>> rows = Answers.texts(build, frame, each.most() + 1);
    if (rows.size() > each.most()) {
      build.note("map is run for the first " + each.most() + " rows; raise maxsearches for more");
      rows = rows.subList(0, (int) each.most());
    }
    MappedSearch search = new MappedSearch(each.search());
    if (rows.isEmpty()) {
      // What is searched for is understood though there is nothing to search for.
      build.parsed(search.sample(), each.at());
      return build.filtered(frame, "false");
    }
    Optional<Frame> all = Optional.empty();
    for (List<Optional<String>> row : rows) {
      String text =
          search.with(name -> {
            int place = frame.names().indexOf(name);
            return place < 0 ? "" : row.get(place).orElse("");
          });
      Frame found = build.compiled(build.parsed(text, each.at()));
      all =
          Optional.of(all.map(before -> new UnionSteps(build).append(before, found)).orElse(found));
    }
    return all.orElseThrow();
  }
}
