package dev.haetae.detect.signin;

import dev.haetae.detect.state.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How often people succeed who sign in from where they always do, in the last hour or so: an event
 * weighs half as much as one half an hour younger. When they fail too, on the morning on which
 * passwords expired or while sign-in is out of order, that somebody else fails means little.
 */
final class Success {
  /** What people do where nothing is known: eight of ten succeed at once. */
  private static final double USUAL = 0.8;

  private static final double AS_IF_SEEN = 10;
  private static final double HALVED_IN = 1_800_000_000;

  private double succeeded;
  private double all;
  private long last;

  /** Takes a sign-in in. */
  void add(boolean failed, long time) {
    age(time);
    all += 1;
    succeeded += failed ? 0 : 1;
  }

  private void age(long time) {
    double kept = Math.pow(0.5, (double) Math.max(0, time - last) / HALVED_IN);
    all *= kept;
    succeeded *= kept;
    last = Math.max(last, time);
  }

  /** The share that succeeds now. */
  double share(long time) {
    age(time);
    return (succeeded + USUAL * AS_IF_SEEN) / (all + AS_IF_SEEN);
  }

  /** How it is written. */
  static final Codec<Success> CODEC =
      new Codec<>() {
        @Override
        public void write(Success success, DataOutput to) throws IOException {
          to.writeDouble(success.succeeded);
          to.writeDouble(success.all);
          to.writeLong(success.last);
        }

        @Override
        public Success read(DataInput from) throws IOException {
          Success success = new Success();
          success.succeeded = from.readDouble();
          success.all = from.readDouble();
          success.last = from.readLong();
          return success;
        }
      };
}
