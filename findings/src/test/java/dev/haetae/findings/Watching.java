package dev.haetae.findings;

import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Mechanism;
import dev.haetae.detect.mechanism.Parameters;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.state.StateCell;
import java.util.List;
import java.util.Set;

/** A mechanism that is only asked what it is. */
record Watching(boolean spansRegions) implements Mechanism {
  @Override
  public String name() {
    return "watching";
  }

  @Override
  public Kind kind() {
    return Kind.BASELINE;
  }

  @Override
  public String says() {
    return "Watches.";
  }

  @Override
  public Plan plan(Parameters parameters) {
    return new Nothing();
  }

  /** What it would do: nothing. */
  record Nothing() implements Plan {
    @Override
    public List<String> texts() {
      return List.of();
    }

    @Override
    public Set<String> tells() {
      return Set.of();
    }

    @Override
    public List<StateCell<?>> cells() {
      return List.of();
    }

    @Override
    public Watcher watcher(Layout layout, Surroundings surroundings) {
      throw new UnsupportedOperationException("nothing is watched");
    }
  }
}
