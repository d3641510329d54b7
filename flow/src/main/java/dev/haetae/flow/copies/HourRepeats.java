package dev.haetae.flow.copies;

import dev.haetae.detect.Detector;
import dev.haetae.detect.run.Feed;
import dev.haetae.detect.run.Observed;
import dev.haetae.model.HashSetOfLongs;
import dev.haetae.model.Hashing;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

/**
 * Lets mechanisms that are told of the first event of an hour see just that one, where several
 * threads, runs or scans each had a first of their own. Fed in order of time. Remembers a 64-bit
 * hash of each, for an hour.
 */
public final class HourRepeats {
  /** Hashes of detectors by the number of their rule; 0 where it was not asked for yet. */
  private long[] hashes = new long[16];

  private final HashSetOfLongs seen = new HashSetOfLongs();
  private long hour = Long.MIN_VALUE;

  /** Those of the rules that have not been told of such an event within its hour. */
  public int[] unseen(Observed observed, int[] rules) {
    Feed feed = observed.feed();
    long at = observed.observation().hour();
    if (!feed.delivery().isHourly() || at < hour) {
      return rules;
    }
    if (at > hour) {
      hour = at;
      seen.clear();
    }
    long traits = observed.observation().traits().alikeHash();
    int[] unseen = new int[rules.length];
    int count = 0;
    for (int rule : rules) {
      if (seen.add(Hashing.mix(traits, hash(feed, rule)))) {
        unseen[count++] = rule;
      }
    }
    return count == rules.length ? rules : Arrays.copyOf(unseen, count);
  }

  /** The same for a rule in every scan, whatever its number. */
  private long hash(Feed feed, int rule) {
    if (rule >= hashes.length) {
      hashes = Arrays.copyOf(hashes, Math.max(rule + 1, 2 * hashes.length));
    }
    if (hashes[rule] == 0) {
      Detector detector = Objects.requireNonNull(feed.detectors().get(rule));
      hashes[rule] = Hashing.hash(detector.id());
    }
    return hashes[rule];
  }

  /** Writes what was seen within the hour. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(hour);
    out.writeInt(seen.size());
    for (long each : seen.sorted()) {
      out.writeLong(each);
    }
  }

  /** Reads what {@link #write} wrote. */
  public void read(DataInput in) throws IOException {
    hour = in.readLong();
    for (int count = in.readInt(); count > 0; count--) {
      seen.add(in.readLong());
    }
  }
}
