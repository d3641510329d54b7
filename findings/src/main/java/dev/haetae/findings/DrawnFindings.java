package dev.haetae.findings;

import dev.haetae.model.finding.Finding;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;

/**
 * Findings that are made each time one is asked for, so that those of a large scan need not be in
 * memory together. Whoever goes through them twice makes them twice.
 *
 * @param <S> what they are made of
 */
public final class DrawnFindings<S> extends AbstractList<Finding> implements RandomAccess {
  private final List<S> sources;
  private final Function<? super S, Finding> making;

  /**
   * A view.
   *
   * @param sources one for each finding, in order
   * @param making called for each finding that is asked for
   */
  public DrawnFindings(List<S> sources, Function<? super S, Finding> making) {
    this.sources = sources;
    this.making = making;
  }

  @Override
  public Finding get(int index) {
    return making.apply(sources.get(index));
  }

  @Override
  public int size() {
    return sources.size();
  }
}
