package dev.haetae.detect.signin;

import dev.haetae.detect.geo.Point;
import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.Texts;
import dev.haetae.model.event.Micros;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * A place somebody was seen at.
 *
 * @param country two letters
 * @param network the network within it
 * @param address the latest address
 * @param point about where
 * @param first when they were seen there first, microseconds since 1970
 * @param last and last
 * @param evidence number of the latest event
 */
record Stay(
    String country,
    String network,
    String address,
    Optional<Point> point,
    long first,
    long last,
    long evidence) {

  boolean isAt(Stay other) {
    return country.equals(other.country) && network.equals(other.network);
  }

  /** The same place, seen again. */
  Stay again(Stay later) {
    return new Stay(
        country, network, later.address, later.point, first, later.last, later.evidence);
  }

  /** Whether nobody gets from there to here between both. */
  boolean isOutOfReachOf(Stay earlier, ImpossibleTravel.Limits limits) {
    long between = last - earlier.last;
    if (network.equals(earlier.network)) {
      return false;
    }
    if (point.isPresent() && earlier.point.isPresent()) {
      double kilometres = point.get().kilometresTo(earlier.point.get());
      return kilometres >= limits.apart()
          && kilometres > limits.speed() * (double) between / Micros.HOUR;
    }
    return !country.equals(earlier.country) && between <= limits.together();
  }

  /** How one is written. */
  static final Codec<Stay> CODEC =
      new Codec<>() {
        @Override
        public void write(Stay stay, DataOutput to) throws IOException {
          Texts.write(stay.country, to);
          Texts.write(stay.network, to);
          Texts.write(stay.address, to);
          to.writeDouble(stay.point.map(Point::latitude).orElse(Double.NaN));
          to.writeDouble(stay.point.map(Point::longitude).orElse(Double.NaN));
          to.writeLong(stay.first);
          to.writeLong(stay.last);
          to.writeLong(stay.evidence);
        }

        @Override
        public Stay read(DataInput from) throws IOException {
          return new Stay(
              Texts.read(from),
              Texts.read(from),
              Texts.read(from),
              point(from.readDouble(), from.readDouble()),
              from.readLong(),
              from.readLong(),
              from.readLong());
        }

        private static Optional<Point> point(double latitude, double longitude) {
          return Double.isNaN(latitude)
              ? Optional.empty()
              : Optional.of(new Point(latitude, longitude));
        }
      };
}
