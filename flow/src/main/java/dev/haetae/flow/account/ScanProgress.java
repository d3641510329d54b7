package dev.haetae.flow.account;

import com.google.common.collect.Iterators;
import java.util.Iterator;
import java.util.concurrent.atomic.LongAdder;

/** How far a scan has come; read by another thread than those that scan. */
public final class ScanProgress {
  /** What a scan is about at the moment. */
  public enum Phase {
    /** Logs are read and rules matched. */
    READING,
    /** What matched is judged in order of time. */
    JUDGING,
    /** Records that are shown are read once more. */
    FETCHING
  }

  private volatile Phase phase = Phase.READING;
  private volatile long all;
  private final LongAdder done = new LongAdder();
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

  /** What the scan is about. */
  public Phase phase() {
    return phase;
  }

  /** How much there is to be done in a phase after reading: matches, or records. */
  public long all() {
    return all;
  }

  /** How much of {@link #all} is done. */
  public long done() {
    return done.sum();
  }

  /** Begins a phase that takes so many steps. */
  public void begin(Phase next, long steps) {
    done.reset();
    all = steps;
    phase = next;
  }

  /** Counts a step of a phase. */
  public void step() {
    done.increment();
  }

  /** The same things, each a step when it is taken. */
  public <T> Iterator<T> counting(Iterator<T> things) {
    return Iterators.transform(
        things,
        thing -> {
          step();
          return thing;
        });
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
