package dev.haetae.detect.credential;

import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.ListCodec;
import dev.haetae.detect.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one session of a workload.
 *
 * @param kind {@code instance}, {@code function}, {@code task}, {@code build}, {@code pod} or
 *     {@code job}
 * @param home places it was used from and is at home at, the latest last
 * @param elsewhere places it was found to be used from
 * @param doubtful a place it was used from last, of which it is not known yet what it is; may be
 *     empty
 * @param since when that was, microseconds since 1970
 * @param evidence number of the event of that
 */
record Workload(
    String kind,
    List<String> home,
    List<String> elsewhere,
    String doubtful,
    long since,
    long evidence) {
  private static final int MOST_PLACES = 8;

  Workload {
    home = List.copyOf(home);
    elsewhere = List.copyOf(elsewhere);
  }

  static Workload of(String kind) {
    return new Workload(kind, List.of(), List.of(), "", 0, 0);
  }

  Workload atHome(String place) {
    String left = place.equals(doubtful) ? "" : doubtful;
    return new Workload(kind, with(home, place), elsewhere, left, since, evidence);
  }

  Workload doubt(String place, long time, long number) {
    return new Workload(kind, home, elsewhere, place, time, number);
  }

  Workload foundAt(String place) {
    String left = place.equals(doubtful) ? "" : doubtful;
    return new Workload(kind, home, with(elsewhere, place), left, since, evidence);
  }

  /** Whether it has a home of this family of addresses. */
  boolean hasHome(boolean six) {
    return home.stream().anyMatch(place -> isSix(place) == six);
  }

  static boolean isSix(String place) {
    return place.indexOf(':') >= 0;
  }

  private static List<String> with(List<String> places, String place) {
    List<String> all = new ArrayList<>(places);
    all.remove(place);
    all.add(place);
    return all.size() > MOST_PLACES ? all.subList(1, all.size()) : all;
  }

  /** How one is written. */
  static final Codec<Workload> CODEC =
      new Codec<>() {
        private final Codec<List<String>> places = new ListCodec<>(Codec.TEXT, MOST_PLACES);

        @Override
        public void write(Workload workload, DataOutput to) throws IOException {
          Texts.write(workload.kind, to);
          places.write(workload.home, to);
          places.write(workload.elsewhere, to);
          Texts.write(workload.doubtful, to);
          to.writeLong(workload.since);
          to.writeLong(workload.evidence);
        }

        @Override
        public Workload read(DataInput from) throws IOException {
          return new Workload(
              Texts.read(from),
              places.read(from),
              places.read(from),
              Texts.read(from),
              from.readLong(),
              from.readLong());
        }
      };
}
