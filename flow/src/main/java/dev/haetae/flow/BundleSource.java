package dev.haetae.flow;

import com.google.common.collect.Iterators;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.account.ScanProgress;
import dev.haetae.flow.read.EventSource;
import dev.haetae.flow.read.ParallelReader;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.log.LogBundle;
import java.util.Iterator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The events of bundles of logs. */
public final class BundleSource implements EventSource {
  private static final FieldSelection NOTHING = new FieldSelection.Builder().build();

  private final Iterator<LogBundle> bundles;
  private final Supplier<Iterator<LogBundle>> again;
  private final Scan.Options options;
  private final ProblemAccount problems;

  /**
   * A source.
   *
   * @param again walks the same bundles once more
   * @param problems takes what could not be read
   */
  public BundleSource(
      Iterator<LogBundle> bundles,
      Supplier<Iterator<LogBundle>> again,
      Scan.Options options,
      ProblemAccount problems) {
    this.bundles = bundles;
    this.again = again;
    this.options = options;
    this.problems = problems;
  }

  @Override
  public void read(
      Function<String, FieldSelection> wanted,
      ParallelReader.WorkerFactory workers,
      ScanProgress progress) {
    reader(wanted, problems, progress).read(bundles, workers);
  }

  @Override
  public void again(Predicate<String> objects, ParallelReader.WorkerFactory workers) {
    reader(log -> NOTHING, new ProblemAccount(), new ScanProgress())
        .read(Iterators.filter(again.get(), bundle -> objects.test(bundle.name())), workers);
  }

  private ParallelReader reader(
      Function<String, FieldSelection> wanted, ProblemAccount to, ScanProgress progress) {
    return new ParallelReader(
        options.limits(), options.threads(), wanted, to, progress, options.origins());
  }
}
