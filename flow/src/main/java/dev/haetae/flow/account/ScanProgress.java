package dev.haetae.flow.account;

import java.util.concurrent.atomic.LongAdder;

/** How far a scan has come; read by another thread than those that scan. */
public final class ScanProgress {
  private final LongAdder bundles = new LongAdder();
  private final LongAdder objects = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder events = new LongAdder();
  private final LongAdder matches = new LongAdder();

  private final LongAdder outside = new LongAdder();

  /** Events that lie outside the time looked at. */
  public long outsideRange() {
    return outside.sum();
  }

  /** Counts an event that lies outside the time looked at. */
  public void outside() {
    outside.increment();
  }

  /** Files and archives read to their end. */
  public long bundles() {
    return bundles.sum();
  }

  /** Logs read, members of archives each for itself. */
  public long objects() {
    return objects.sum();
  }

  /** Unpacked bytes read. */
  public long bytes() {
    return bytes.sum();
  }

  /** Events read. */
  public long events() {
    return events.sum();
  }

  /** Events that matched a rule, or that mechanisms are told of. */
  public long matches() {
    return matches.sum();
  }

  /** Counts a file or archive that was read to its end. */
  public void bundleDone() {
    bundles.increment();
  }

  /** Counts a log that was read to its end. */
  public void objectDone() {
    objects.increment();
  }

  /** Counts unpacked bytes that were read. */
  public void bytesRead(long count) {
    bytes.add(count);
  }

  /** Counts events that were read. */
  public void eventsRead(long count) {
    events.add(count);
  }

  /** Counts an event that matched a rule, or that mechanisms are told of. */
  public void matched() {
    matches.increment();
  }
}
