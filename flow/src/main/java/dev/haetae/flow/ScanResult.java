package dev.haetae.flow;

import dev.haetae.flow.account.Census;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.account.ScanProgress;
import dev.haetae.model.finding.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a scan came to.
 *
 * <p>Its findings are drawn from files that are gone once it is closed; those of one that is {@link
 * #kept} stay.
 *
 * @param findings worst first, each made when it is asked for
 * @param census what was read
 * @param duplicates events that were copies of one met already; they count in the census and
 *     nowhere else
 * @param outside events before {@code from} or after {@code to}
 * @param problems what could not be read, and why
 * @param progress files, logs and bytes read
 * @param givenUp matches that correlations gave up because one group had too many of them, and keys
 *     of state that there were too many of
 * @param common finding types of rules without cases that told of too many to be steps of an attack
 * @param blindness what detectors would need to be told to run, a sentence each
 * @param continuation how well it continued the scan before, a sentence each
 * @param detectors how many detectors ran
 * @param took how long it took
 * @param closing takes away what findings are drawn from
 */
public record ScanResult(
    List<Finding> findings,
    Census census,
    long duplicates,
    long outside,
    ProblemAccount problems,
    ScanProgress progress,
    long givenUp,
    List<String> common,
    List<String> blindness,
    List<String> continuation,
    int detectors,
    Duration took,
    Runnable closing)
    implements AutoCloseable {

  /** The same where something more could not be seen, a sentence. */
  public ScanResult blind(String sentence) {
    List<String> sentences = new ArrayList<>(blindness);
    sentences.add(sentence);
    return new ScanResult(
        findings,
        census,
        duplicates,
        outside,
        problems,
        progress,
        givenUp,
        common,
        sentences,
        continuation,
        detectors,
        took,
        closing);
  }

  /** The same with all findings in memory: good for as long as wanted, and nothing to close. */
  public ScanResult kept() {
    return new ScanResult(
        List.copyOf(findings),
        census,
        duplicates,
        outside,
        problems,
        progress,
        givenUp,
        common,
        blindness,
        continuation,
        detectors,
        took,
        () -> {});
  }

  @Override
  public void close() {
    closing.run();
  }

  /** Copies the lists. */
  public ScanResult {
    continuation = List.copyOf(continuation);
    blindness = List.copyOf(blindness);
    common = List.copyOf(common);
  }
}
