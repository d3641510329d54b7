package dev.haetae.detect.network.unusual;

import dev.haetae.detect.mechanism.EvidenceSample;
import dev.haetae.detect.sketch.HourlyMost;
import dev.haetae.detect.sketch.SpaceSaving;
import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.ListCodec;
import dev.haetae.model.Hashing;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What a machine sent to each place in this hour, and the most it sent any place in each hour
 * before. Of many places only those that were sent most are known, and never more than they were
 * sent.
 *
 * @see SpaceSaving
 */
final class SentVolumes {
  /** So many of the last are remembered with their place. */
  private static final int REMEMBERED = 14;

  private final SpaceSaving<Telling> places = new SpaceSaving<>(Telling::new);
  private final Deque<Foremost> foremost = new ArrayDeque<>();
  private long hour = Long.MIN_VALUE;
  private HourlyMost past = new HourlyMost();
  private EvidenceSample evidence = new EvidenceSample();

  /** Whether a place was told of, and what it was sent in single hours. */
  private static final class Telling {
    private long place;
    private boolean told;
    private long lastHour = Long.MIN_VALUE;
    private long inLastHour;
    private long mostInAnHour;

    private void add(long bytes, String to, long observedHour) {
      place = Hashing.hash(to);
      inLastHour = observedHour > lastHour ? bytes : inLastHour + bytes;
      lastHour = Math.max(lastHour, observedHour);
      mostInAnHour = Math.max(mostInAnHour, inLastHour);
    }

    static final Codec<Telling> CODEC =
        new Codec<>() {
          @Override
          public void write(Telling telling, DataOutput to) throws IOException {
            to.writeLong(telling.place);
            to.writeBoolean(telling.told);
            to.writeLong(telling.lastHour);
            to.writeLong(telling.inLastHour);
            to.writeLong(telling.mostInAnHour);
          }

          @Override
          public Telling read(DataInput from) throws IOException {
            Telling telling = new Telling();
            telling.place = from.readLong();
            telling.told = from.readBoolean();
            telling.lastHour = from.readLong();
            telling.inLastHour = from.readLong();
            telling.mostInAnHour = from.readLong();
            return telling;
          }
        };
  }

  /**
   * The place that was sent most in hours that are over.
   *
   * @param place a hash of it
   * @param bytes what it was sent
   */
  private record Foremost(long place, long bytes) {
    private static final Codec<Foremost> CODEC =
        new Codec<>() {
          @Override
          public void write(Foremost foremost, DataOutput to) throws IOException {
            to.writeLong(foremost.place);
            to.writeLong(foremost.bytes);
          }

          @Override
          public Foremost read(DataInput from) throws IOException {
            return new Foremost(from.readLong(), from.readLong());
          }
        };

    private static final ListCodec<Foremost> LIST = new ListCodec<>(CODEC, REMEMBERED);
  }

  /**
   * Notes what was sent; what is of an hour that is over belongs to this one.
   *
   * @param begin the first of the hours that are looked at as one
   * @return bytes that were surely sent to the place in this hour
   */
  long add(String place, long bytes, long observedHour, long begin) {
    if (begin > hour) {
      closeHour();
      hour = begin;
    }
    SpaceSaving.Counter<Telling> counter = places.add(place, bytes);
    counter.details().add(bytes, place, observedHour);
    return counter.sure();
  }

  private void closeHour() {
    places.counters().stream()
        .max(Comparator.comparingLong(SpaceSaving.Counter::sure))
        .ifPresent(most -> {
          past.add(most.sure());
          foremost.addLast(new Foremost(most.details().place, most.sure()));
        });
    if (foremost.size() > REMEMBERED) {
      foremost.removeFirst();
    }
    places.clear();
    evidence = new EvidenceSample();
  }

  /** The most that a place was sent in a single hour of those looked at as one. */
  long mostInAnHour(String place) {
    return places.find(place).map(counter -> counter.details().mostInAnHour).orElse(0L);
  }

  /** How often of late a place was the one that was sent most. */
  long timesForemost(String place) {
    long hash = Hashing.hash(place);
    return foremost.stream().filter(before -> before.place() == hash).count();
  }

  /** The most of late that was sent to a place other than this one. */
  long mostToOthers(String place) {
    long hash = Hashing.hash(place);
    return foremost.stream()
        .filter(before -> before.place() != hash)
        .mapToLong(Foremost::bytes)
        .max()
        .orElse(0);
  }

  /** What was surely sent to a place in this hour. */
  long sentTo(String place) {
    return places.find(place).map(SpaceSaving.Counter::sure).orElse(0L);
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
          Foremost.LIST.write(List.copyOf(sent.foremost), to);
        }

        @Override
        public SentVolumes read(DataInput from) throws IOException {
          SentVolumes sent = new SentVolumes();
          sent.hour = from.readLong();
          sent.past = HourlyMost.read(from);
          sent.places.read(Telling.CODEC, from);
          sent.evidence = EvidenceSample.CODEC.read(from);
          sent.foremost.addAll(Foremost.LIST.read(from));
          return sent;
        }
      };
}
