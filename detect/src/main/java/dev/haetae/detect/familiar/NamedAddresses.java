package dev.haetae.detect.familiar;

import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.ListCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Addresses that a finding names; of very many the first. */
final class NamedAddresses {
  private static final int MOST = 16;

  private final List<String> named = new ArrayList<>();

  void add(String address) {
    if (named.size() < MOST) {
      named.add(address);
    }
  }

  /**
   * The addresses, with commas between.
   *
   * @param count how many there are of what they stand for
   */
  String text(int count) {
    return String.join(", ", named) + (count > named.size() ? " and others" : "");
  }

  /** How they are written. */
  static final Codec<NamedAddresses> CODEC =
      new Codec<>() {
        private final Codec<List<String>> list = new ListCodec<>(Codec.TEXT, MOST);

        @Override
        public void write(NamedAddresses addresses, DataOutput to) throws IOException {
          list.write(addresses.named, to);
        }

        @Override
        public NamedAddresses read(DataInput from) throws IOException {
          NamedAddresses addresses = new NamedAddresses();
          addresses.named.addAll(list.read(from));
          return addresses;
        }
      };
}
