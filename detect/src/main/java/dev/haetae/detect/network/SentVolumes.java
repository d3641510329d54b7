package dev.haetae.detect.network;

import dev.haetae.detect.mechanism.EvidenceSample;
import dev.haetae.detect.sketch.HourlyMost;
import dev.haetae.detect.sketch.SpaceSaving;
import dev.haetae.detect.state.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * What a machine sent to each place in this hour, and the most it sent any place in each hour
 * before. Of many places only those that were sent most are known, and never more than they were
 * sent.
 *
 * @see SpaceSaving
 */
final class SentVolumes {
  private final SpaceSaving<Telling> places = new SpaceSaving<>(Telling::new);
  private long hour = Long.MIN_VALUE;
  private HourlyMost past = new HourlyMost();
  private EvidenceSample evidence = new EvidenceSample();

  /** Whether a place was told of in this hour. */
  private static final class Telling {
    private boolean told;

    static final Codec<Telling> CODEC =
        new Codec<>() {
          @Override
          public void write(Telling telling, DataOutput to) throws IOException {
            to.writeBoolean(telling.told);
          }

          @Override
          public Telling read(DataInput from) throws IOException {
            Telling telling = new Telling();
            telling.told = from.readBoolean();
            return telling;
          }
        };
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
    return places.add(place, bytes).sure();
  }

  private void closeHour() {
    places.counters().stream().mapToLong(SpaceSaving.Counter::sure).max().ifPresent(past::add);
    places.clear();
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
    Optional<Telling> untold =
        places.find(place).map(SpaceSaving.Counter::details).filter(telling -> !telling.told);
    untold.ifPresent(telling -> telling.told = true);
    return untold.isPresent();
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
          sent.places.write(Telling.CODEC, to);
          EvidenceSample.CODEC.write(sent.evidence, to);
        }

        @Override
        public SentVolumes read(DataInput from) throws IOException {
          SentVolumes sent = new SentVolumes();
          sent.hour = from.readLong();
          sent.past = HourlyMost.read(from);
          sent.places.read(Telling.CODEC, from);
          sent.evidence = EvidenceSample.CODEC.read(from);
          return sent;
        }
      };
}
