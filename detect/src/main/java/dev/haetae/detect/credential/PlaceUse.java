package dev.haetae.detect.credential;

import dev.haetae.detect.state.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Who called from one place: an address, or an endpoint of another account.
 *
 * @param own whether the account was given the address: an elastic one, or that of a NAT gateway
 * @param workloads up to three workloads that were taken to be at home there, as hashes
 * @param people up to two people who called from there, as hashes
 */
record PlaceUse(boolean own, BoundedHashes workloads, BoundedHashes people) {
  static final PlaceUse NONE = new PlaceUse(false, new BoundedHashes(3), new BoundedHashes(2));

  PlaceUse asOwn() {
    return new PlaceUse(true, workloads, people);
  }

  PlaceUse workload(String name) {
    return new PlaceUse(own, workloads.and(name), people);
  }

  PlaceUse person(String name) {
    return new PlaceUse(own, workloads, people.and(name));
  }

  /** How one is written. */
  static final Codec<PlaceUse> CODEC =
      new Codec<>() {
        @Override
        public void write(PlaceUse use, DataOutput to) throws IOException {
          to.writeBoolean(use.own);
          use.workloads.write(to);
          use.people.write(to);
        }

        @Override
        public PlaceUse read(DataInput from) throws IOException {
          return new PlaceUse(
              from.readBoolean(), BoundedHashes.read(from), BoundedHashes.read(from));
        }
      };
}
