package dev.haetae.findings;

import dev.haetae.model.Hashing;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Micros;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which sightings of a finding made signals within the hour, so that these stay few. */
final class SignalledSightings {

  /** The most signals of one finding in one hour. */
  private static final int MOST = 8;

  private static final List<EntityKind> WHO =
      List.of(EntityKind.SESSION, EntityKind.ACCESS_KEY, EntityKind.ADDRESS);

  private long hour = Long.MIN_VALUE;
  private final Set<Long> hashes = new TreeSet<>();

  /** Whether a sighting says what was not said within the hour: another who, or another case. */
  boolean isNews(Sighting sighting) {
    long now = Micros.hour(sighting.event().time());
    if (now != hour) {
      hour = now;
      hashes.clear();
    }
    if (hashes.size() >= MOST) {
      return false;
    }
    long hash = Double.doubleToLongBits(sighting.words().severity().score());
    hash = Hashing.mix(hash, Hashing.hash(sighting.words().title().fill(name -> "")));
    for (EntityKind kind : WHO) {
      for (String name : sighting.entity(kind)) {
        hash = Hashing.mix(hash, Hashing.hash(name));
      }
    }
    return hashes.add(hash);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(hour);
    Saved.write(hashes.stream().mapToLong(Long::longValue).toArray(), out);
  }

  void read(DataInput in) throws IOException {
    hour = in.readLong();
    for (long hash : Saved.numbers(in)) {
      hashes.add(hash);
    }
  }
}
