package dev.haetae.detect.network.unusual;

import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which services a machine, or an account, used, in how many hours each. The chance that the next
 * use is of a new one is what Good and Turing estimate it to be: the part of all uses that stood
 * alone.
 *
 * @see <a href="https://doi.org/10.1093/biomet/40.3-4.237">Good: The population frequencies of
 *     species and the estimation of population parameters, 1953</a>
 */
final class UsedServices {
  /** With more than so many it is at home anywhere, and nothing surprises. */
  private static final int MOST = 256;

  private final Map<String, Use> uses = new LinkedHashMap<>();
  private long firstHour = Long.MAX_VALUE;
  private long hours;
  private long alone;
  private boolean full;

  private static final class Use {
    private long hours;
    private long lastHour;
  }

  /** Notes a use. */
  void use(String service, long hour) {
    firstHour = Math.min(firstHour, hour);
    Use use = uses.get(service);
    if (use != null) {
      count(use, hour);
      return;
    }
    if (uses.size() == MOST) {
      full = true;
      return;
    }
    Use first = new Use();
    first.hours = 1;
    first.lastHour = hour;
    uses.put(service, first);
    hours++;
    alone++;
  }

  /** Whether a service was used before. */
  boolean knows(String service) {
    return uses.containsKey(service);
  }

  private void count(Use use, long hour) {
    if (hour <= use.lastHour) {
      return;
    }
    use.lastHour = hour;
    alone -= use.hours == 1 ? 1 : 0;
    use.hours++;
    hours++;
  }

  /**
   * The chance that the next use is of a new service, one of each kind added for what is unseen.
   */
  double chanceOfNew() {
    return full ? 1 : (alone + 1.0) / (hours + 2.0);
  }

  /** How long it is watched, hours. */
  long watched(long hour) {
    return firstHour == Long.MAX_VALUE ? 0 : hour - firstHour;
  }

  /** The hour of the first use, counted from 1970. */
  long firstHour() {
    return firstHour;
  }

  /** How many services it used. */
  int size() {
    return uses.size();
  }

  /** Those used most, most first, as many as a sentence takes. */
  String usual() {
    return uses.entrySet().stream()
        .sorted((one, other) -> Long.compare(other.getValue().hours, one.getValue().hours))
        .limit(5)
        .map(Map.Entry::getKey)
        .reduce((one, other) -> one + ", " + other)
        .orElse("nothing");
  }

  /** How they are written. */
  static final Codec<UsedServices> CODEC =
      new Codec<>() {
        @Override
        public void write(UsedServices used, DataOutput to) throws IOException {
          to.writeLong(used.firstHour);
          to.writeBoolean(used.full);
          to.writeInt(used.uses.size());
          for (Map.Entry<String, Use> each : used.uses.entrySet()) {
            Texts.write(each.getKey(), to);
            to.writeLong(each.getValue().hours);
            to.writeLong(each.getValue().lastHour);
          }
        }

        @Override
        public UsedServices read(DataInput from) throws IOException {
          UsedServices used = new UsedServices();
          used.firstHour = from.readLong();
          used.full = from.readBoolean();
          int size = from.readInt();
          if (size < 0 || size > MOST) {
            throw new IOException(size + " services");
          }
          for (int i = 0; i < size; i++) {
            String name = Texts.read(from);
            Use use = new Use();
            use.hours = from.readLong();
            use.lastHour = from.readLong();
            used.uses.put(name, use);
            used.hours += use.hours;
            used.alone += use.hours == 1 ? 1 : 0;
          }
          return used;
        }
      };
}
