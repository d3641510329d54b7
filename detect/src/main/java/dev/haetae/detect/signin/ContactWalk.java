package dev.haetae.detect.signin;

import dev.haetae.detect.mechanism.EvidenceSample;
import dev.haetae.detect.state.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * A random walk over first contacts of people and the networks they come from. Each that fails
 * takes it up and each that succeeds takes it down, by how much more likely that is where somebody
 * tries passwords than where people sign in; at its floor it begins anew. Who fails and then
 * succeeds is a person who mistyped, and counts as one who succeeded.
 *
 * @see <a href="https://doi.org/10.1109/SECPRI.2004.1301325">Jung et al.: Fast portscan detection
 *     using sequential hypothesis testing, 2004</a>
 */
final class ContactWalk {
  /** Contacts are remembered up to so many; more change the height and nothing else. */
  private static final int MOST = 128;

  /** How likely a try of a thief succeeds. */
  private static final double THIEF_SUCCEEDS = 0.05;

  private long[] people = {};
  private long[] networks = {};
  private double[] steps = {};
  private double height;
  private long first;
  private long last;
  private long told = Long.MIN_VALUE;
  private EvidenceSample evidence = new EvidenceSample();

  /** How far a contact takes the walk, where people succeed so often. */
  static double step(boolean failed, double peopleSucceed) {
    return failed
        ? Math.log((1 - THIEF_SUCCEEDS) / (1 - peopleSucceed))
        : Math.log(THIEF_SUCCEEDS / peopleSucceed);
  }

  /** Forgets a walk that ended before then. */
  void begin(long time, long since) {
    if (last < since) {
      anew();
    }
    if (steps.length == 0) {
      first = time;
    }
    last = time;
  }

  private void anew() {
    people = new long[0];
    networks = new long[0];
    steps = new double[0];
    height = 0;
    evidence = new EvidenceSample();
  }

  /** Takes a contact in. */
  void contact(long person, long network, boolean failed, double peopleSucceed) {
    double step = step(failed, peopleSucceed);
    int place = place(person, network);
    if (place < steps.length) {
      if (!failed && steps[place] > 0) {
        height += step - steps[place];
        steps[place] = step;
      }
    } else {
      height += step;
      add(person, network, step);
    }
    if (height <= 0) {
      anew();
    }
  }

  private int place(long person, long network) {
    int place = 0;
    while (place < steps.length && (people[place] != person || networks[place] != network)) {
      place++;
    }
    return place;
  }

  private void add(long person, long network, double step) {
    if (steps.length == MOST) {
      return;
    }
    int size = steps.length;
    people = Arrays.copyOf(people, size + 1);
    networks = Arrays.copyOf(networks, size + 1);
    steps = Arrays.copyOf(steps, size + 1);
    people[size] = person;
    networks[size] = network;
    steps[size] = step;
  }

  /** The natural logarithm of the odds that somebody tries passwords. */
  double height() {
    return height;
  }

  /** How many different people failed. */
  int peopleFailed() {
    return distinctFailed(people);
  }

  /** From how many different networks somebody failed. */
  int networksFailed() {
    return distinctFailed(networks);
  }

  private int distinctFailed(long[] hashes) {
    long[] failed = new long[steps.length];
    int count = 0;
    for (int i = 0; i < steps.length; i++) {
      if (steps[i] > 0) {
        failed[count++] = hashes[i];
      }
    }
    return (int) Arrays.stream(failed, 0, count).distinct().count();
  }

  /** Whether somebody failed from this network. */
  boolean failedFrom(long network) {
    for (int i = 0; i < steps.length; i++) {
      if (steps[i] > 0 && networks[i] == network) {
        return true;
      }
    }
    return false;
  }

  /** When it began. */
  long first() {
    return first;
  }

  /** The latest contact. */
  long last() {
    return last;
  }

  /** Whether it was told of since then. */
  boolean wasTold(long since) {
    return told >= since;
  }

  /** It was told of. */
  void tell(long time) {
    told = time;
  }

  /** Events that took it up. */
  EvidenceSample evidence() {
    return evidence;
  }

  /** How it is written. */
  static final Codec<ContactWalk> CODEC =
      new Codec<>() {
        @Override
        public void write(ContactWalk walk, DataOutput to) throws IOException {
          to.writeByte(walk.steps.length);
          for (int i = 0; i < walk.steps.length; i++) {
            to.writeLong(walk.people[i]);
            to.writeLong(walk.networks[i]);
            to.writeDouble(walk.steps[i]);
          }
          to.writeDouble(walk.height);
          to.writeLong(walk.first);
          to.writeLong(walk.last);
          to.writeLong(walk.told);
          EvidenceSample.CODEC.write(walk.evidence, to);
        }

        @Override
        public ContactWalk read(DataInput from) throws IOException {
          ContactWalk walk = new ContactWalk();
          int count = from.readUnsignedByte();
          if (count > MOST) {
            throw new IOException(count + " contacts");
          }
          for (int i = 0; i < count; i++) {
            walk.add(from.readLong(), from.readLong(), from.readDouble());
          }
          walk.height = from.readDouble();
          walk.first = from.readLong();
          walk.last = from.readLong();
          walk.told = from.readLong();
          walk.evidence = EvidenceSample.CODEC.read(from);
          return walk;
        }
      };
}
