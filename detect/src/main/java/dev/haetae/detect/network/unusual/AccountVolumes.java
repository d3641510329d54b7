package dev.haetae.detect.network.unusual;

import dev.haetae.detect.sketch.HourlyMost;
import dev.haetae.detect.state.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The most that any machine of an account sent to one place outside, hour by hour. */
final class AccountVolumes {
  private HourlyMost past = new HourlyMost();
  private long hour = Long.MIN_VALUE;
  private long most;

  /** Notes what one machine sent to one place in this hour by now; an hour that is over is kept. */
  void add(long bytes, long observedHour) {
    if (observedHour > hour) {
      if (most > 0) {
        past.add(most);
      }
      most = 0;
      hour = observedHour;
    }
    most = Math.max(most, bytes);
  }

  /** The hours before this one. */
  HourlyMost past() {
    return past;
  }

  /** How they are written. */
  static final Codec<AccountVolumes> CODEC =
      new Codec<>() {
        @Override
        public void write(AccountVolumes volumes, DataOutput to) throws IOException {
          to.writeLong(volumes.hour);
          to.writeLong(volumes.most);
          volumes.past.write(to);
        }

        @Override
        public AccountVolumes read(DataInput from) throws IOException {
          AccountVolumes volumes = new AccountVolumes();
          volumes.hour = from.readLong();
          volumes.most = from.readLong();
          volumes.past = HourlyMost.read(from);
          return volumes;
        }
      };
}
