package dev.haetae.flow;

import dev.haetae.flow.account.Census;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.account.ScanProgress;
import dev.haetae.model.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a scan came to.
 *
 * @param findings worst first; those that a suppression holds back are not among them
 * @param suppressed findings that a suppression holds back
 * @param census what was read
 * @param duplicates events that were copies of one met already; they count in the census and
 *     nowhere else
 * @param outside events before {@code from} or after {@code to}
 * @param problems what could not be read, and why
 * @param progress files, logs and bytes read
 * @param givenUp matches that correlations gave up because one group had too many of them, and keys
 *     of state that there were too many of
 * @param blindness what detectors would need to be told to run, a sentence each
 * @param continuation how well it continued the scan before, a sentence each
 * @param detectors how many detectors ran
 * @param took how long it took
 */
public record ScanResult(
    List<Finding> findings,
    List<Finding> suppressed,
    Census census,
    long duplicates,
    long outside,
    ProblemAccount problems,
    ScanProgress progress,
    long givenUp,
    List<String> blindness,
    List<String> continuation,
    int detectors,
    Duration took) {

  /** The same where something more could not be seen, a sentence. */
  public ScanResult blind(String sentence) {
    List<String> sentences = new ArrayList<>(blindness);
    sentences.add(sentence);
    return new ScanResult(
        findings,
        suppressed,
        census,
        duplicates,
        outside,
        problems,
        progress,
        givenUp,
        sentences,
        continuation,
        detectors,
        took);
  }

  /** Copies the lists. */
  public ScanResult {
    continuation = List.copyOf(continuation);
    blindness = List.copyOf(blindness);
    findings = List.copyOf(findings);
    suppressed = List.copyOf(suppressed);
  }
}
