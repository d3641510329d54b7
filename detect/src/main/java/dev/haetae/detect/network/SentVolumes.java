package dev.haetae.detect.network;

import dev.haetae.detect.mechanism.EvidenceSample;
import dev.haetae.detect.sketch.HourlyMost;
import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a machine sent to each place in this hour, and the most it sent any place in each hour
 * before. Places are counted by Space-Saving with 64 counters: a place that takes a counter over is
 * told without the bytes it inherits, so that what is told is never too large, and a place that was
 * pushed out on the way is told too small.
 *
 * @see <a href="https://doi.org/10.1007/978-3-540-30570-5_27">Metwally, Agrawal, El Abbadi:
 *     Efficient computation of frequent and top-k elements in data streams, 2005</a>
 */
final class SentVolumes {
  private static final int COUNTERS = 64;

  private final Map<String, Counter> counters = new LinkedHashMap<>();
  private long hour = Long.MIN_VALUE;
  private HourlyMost past = new HourlyMost();
  private EvidenceSample evidence = new EvidenceSample();

  private static final class Counter {
    private long bytes;
    private long inherited;
    private boolean told;
  }

  /**
   * Notes what was sent; what is of an hour that is over belongs to this one.
   *
   * @return bytes that were surely sent to the place in this hour
   */
  long add(String place, long bytes, long observedHour) {
    if (observedHour > hour) {
      closeHour();
      hour = observedHour;
    }
    Counter counter = counters.get(place);
    if (counter == null) {
      counter = new Counter();
      if (counters.size() == COUNTERS) {
        counter.bytes = takeSmallest();
        counter.inherited = counter.bytes;
      }
      counters.put(place, counter);
    }
    counter.bytes += bytes;
    return counter.bytes - counter.inherited;
  }

  private long takeSmallest() {
    Map.Entry<String, Counter> smallest = null;
    for (Map.Entry<String, Counter> each : counters.entrySet()) {
      if (smallest == null || each.getValue().bytes < smallest.getValue().bytes) {
        smallest = each;
      }
    }
    if (smallest == null) {
      return 0;
    }
    counters.remove(smallest.getKey());
    return smallest.getValue().bytes;
  }

  private void closeHour() {
    if (!counters.isEmpty()) {
      long most =
          counters.values().stream()
              .mapToLong(counter -> counter.bytes - counter.inherited)
              .max()
              .orElse(0);
      past.add(most);
    }
    counters.clear();
    evidence = new EvidenceSample();
  }

  /** The hours before this one. */
  HourlyMost past() {
    return past;
  }

  /** The hour of what was sent last. */
  long hour() {
    return hour;
  }

  /** Whether this is the first time that the place is told of in this hour. */
  boolean tell(String place) {
    Counter counter = counters.get(place);
    boolean first = counter != null && !counter.told;
    if (counter != null) {
      counter.told = true;
    }
    return first;
  }

  EvidenceSample evidence() {
    return evidence;
  }

  /** How they are written. */
  static final Codec<SentVolumes> CODEC =
      new Codec<>() {
        @Override
        public void write(SentVolumes sent, DataOutput to) throws IOException {
          to.writeLong(sent.hour);
          sent.past.write(to);
          to.writeInt(sent.counters.size());
          for (Map.Entry<String, Counter> each : sent.counters.entrySet()) {
            Texts.write(each.getKey(), to);
            to.writeLong(each.getValue().bytes);
            to.writeLong(each.getValue().inherited);
            to.writeBoolean(each.getValue().told);
          }
          EvidenceSample.CODEC.write(sent.evidence, to);
        }

        @Override
        public SentVolumes read(DataInput from) throws IOException {
          SentVolumes sent = new SentVolumes();
          sent.hour = from.readLong();
          sent.past = HourlyMost.read(from);
          int counters = from.readInt();
          if (counters < 0 || counters > COUNTERS) {
            throw new IOException("volumes of another shape");
          }
          for (int i = 0; i < counters; i++) {
            String place = Texts.read(from);
            Counter counter = new Counter();
            counter.bytes = from.readLong();
            counter.inherited = from.readLong();
            counter.told = from.readBoolean();
            sent.counters.put(place, counter);
          }
          sent.evidence = EvidenceSample.CODEC.read(from);
          return sent;
        }
      };
}
