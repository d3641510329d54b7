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
 * @param read what was read
 * @param judged how it was judged
 * @param took how long it took
 * @param closing takes away what findings are drawn from
 */
public record ScanResult(
    List<Finding> findings, Read read, Judged judged, Duration took, Runnable closing)
    implements AutoCloseable {

  /**
   * What was read.
   *
   * @param census events by log, account and Region
   * @param duplicates events that were copies of one met already; they count in the census and
   *     nowhere else
   * @param problems what could not be read, and why
   * @param progress files, logs and bytes read
   */
  public record Read(
      Census census, long duplicates, ProblemAccount problems, ScanProgress progress) {

    /** All events, also those out of the time looked at. */
    public long events() {
      return census.events() + outside();
    }

    /** Events before {@code from} or after {@code to}. */
    public long outside() {
      return progress.outsideRange();
    }
  }

  /**
   * How what was read was judged.
   *
   * @param detectors how many detectors ran
   * @param givenUp matches that correlations gave up because one group had too many of them, and
   *     keys of state that there were too many of
   * @param common finding types of rules without cases that told of too many to be steps of an
   *     attack
   * @param blindness what detectors would need to be told to run, a sentence each
   * @param continuation how well it continued the scan before, a sentence each
   */
  public record Judged(
      int detectors,
      long givenUp,
      List<String> common,
      List<String> blindness,
      List<String> continuation) {

    /** Copies the lists. */
    public Judged {
      common = List.copyOf(common);
      blindness = List.copyOf(blindness);
      continuation = List.copyOf(continuation);
    }

    private Judged blind(String sentence) {
      List<String> sentences = new ArrayList<>(blindness);
      sentences.add(sentence);
      return new Judged(detectors, givenUp, common, sentences, continuation);
    }
  }

  /** The same where something more could not be seen, a sentence. */
  public ScanResult blind(String sentence) {
    return new ScanResult(findings, read, judged.blind(sentence), took, closing);
  }

  /** The same with all findings in memory: good for as long as wanted, and nothing to close. */
  public ScanResult kept() {
    return new ScanResult(List.copyOf(findings), read, judged, took, () -> {});
  }

  @Override
  public void close() {
    closing.run();
  }
}
