package dev.haetae.detect.network.scan;

import dev.haetae.detect.mechanism.EvidenceSample;
import dev.haetae.detect.sketch.DistinctCount;
import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.Texts;
import dev.haetae.model.Hashing;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The walk of one caller between two hypotheses, that it knows whom it calls and that it tries who
 * answers. Every first contact moves it: one that came to nothing up, one that did not down. Who
 * knows whom he calls succeeds four times out of five, who scans fails four times out of five; then
 * each step multiplies the odds by four, and four steps up are odds of 256 to 1. The walk does not
 * go below where it began and forgets there, so that an honest past buys no scan.
 *
 * @see <a href="https://doi.org/10.1109/SECPRI.2004.1301325">Jung, Paxson, Berger, Balakrishnan:
 *     Fast portscan detection using sequential hypothesis testing, 2004</a>
 * @see <a href="https://doi.org/10.1007/978-3-540-30143-1_4">Schechter, Jung, Berger: Fast
 *     detection of scanning worm infections, 2004, for the walk that begins anew</a>
 */
final class ScanWalk {
  /** Steps up at which the odds are above 99 to 1. */
  static final int CONVINCED = 4;

  private static final int HIGHEST = 1 << 20;
  private static final int ANSWERED = 16;
  private static final long[] NONE_ANSWERED = {};

  private Map<String, ReportedScan> told = Map.of();
  private long since;
  private long last;
  private int height;
  private DistinctCount targets = new DistinctCount();
  private DistinctCount hosts = new DistinctCount();
  private DistinctCount ports = new DistinctCount();
  private long[] answered = NONE_ANSWERED;
  private int nextAnswered;
  private long usualPort = -1;
  private int usualPortLead;
  private String usualHost = "";
  private int usualHostLead;
  private String machine = "";
  private String firstPeer = "";
  private boolean manyPeers;
  private EvidenceSample evidence = new EvidenceSample();

  /** One called place, as a number. */
  static long target(String host, long port, long protocol) {
    return Hashing.mix(Hashing.hash(host), port << 8 | protocol);
  }

  /** When the first contact of this walk was, microseconds since 1970. */
  long since() {
    return since;
  }

  /** When the caller last called. */
  long last() {
    return last;
  }

  boolean isConvinced() {
    return height >= CONVINCED;
  }

  /** Whether it is back where it began and there is nothing to remember. */
  boolean isOver() {
    return height == 0 && nextAnswered == 0;
  }

  long targets() {
    return targets.estimate();
  }

  long hosts() {
    return hosts.estimate();
  }

  long ports() {
    return ports.estimate();
  }

  /** The port that was tried most, as far as one stands out. */
  long usualPort() {
    return usualPort;
  }

  /** The machine that was tried most, as far as one stands out. */
  String usualHost() {
    return usualHost;
  }

  EvidenceSample evidence() {
    return evidence;
  }

  /**
   * Notes where the call was logged. An interface that saw the caller call several machines is the
   * caller's own.
   */
  void loggedAt(String where, String peer) {
    if (manyPeers) {
      return;
    }
    if (machine.isEmpty()) {
      machine = where;
      firstPeer = peer;
    } else if (machine.equals(where) && !firstPeer.equals(peer)) {
      manyPeers = true;
    }
  }

  /** Notes that the record was logged at the caller's own machine. */
  void loggedAtCaller(String where) {
    machine = where;
    manyPeers = true;
  }

  /** The caller's own machine, or empty where it is not known. */
  String ownMachine() {
    return manyPeers ? machine : "";
  }

  /**
   * A contact came to nothing.
   *
   * @return whether it was the first one there
   */
  boolean failed(long time, String host, long port, long target) {
    last = time;
    if (isAnswered(target) || !targets.add(target)) {
      return false;
    }
    if (height == 0) {
      since = time;
    }
    height = Math.min(HIGHEST, height + 1);
    hosts.add(Hashing.hash(host));
    ports.add(Hashing.mix(0, port));
    leadPort(port);
    leadHost(host);
    return true;
  }

  /** The majority vote of Boyer and Moore. */
  private void leadPort(long port) {
    if (usualPortLead == 0) {
      usualPort = port;
    }
    usualPortLead += port == usualPort ? 1 : -1;
  }

  private void leadHost(String host) {
    if (usualHostLead == 0) {
      usualHost = host;
    }
    usualHostLead += host.equals(usualHost) ? 1 : -1;
  }

  /** Somebody answered, whatever was thought of the contact before. */
  void succeeded(long time, long target) {
    last = time;
    if (isAnswered(target)) {
      return;
    }
    noteAnswered(target);
    if (targets.holds(target)) {
      targets.remove(target);
      height -= 2;
    } else {
      height--;
    }
    if (height <= 0) {
      begin();
    }
  }

  private void noteAnswered(long target) {
    if (nextAnswered == answered.length && nextAnswered < ANSWERED) {
      answered = Arrays.copyOf(answered, nextAnswered == 0 ? 1 : ANSWERED);
    }
    answered[nextAnswered % ANSWERED] = target;
    nextAnswered = nextAnswered + 1 == 2 * ANSWERED ? ANSWERED : nextAnswered + 1;
  }

  private void begin() {
    height = 0;
    targets = new DistinctCount();
    hosts = new DistinctCount();
    ports = new DistinctCount();
    usualPort = -1;
    usualPortLead = 0;
    usualHost = "";
    usualHostLead = 0;
    told = Map.of();
    evidence = new EvidenceSample();
  }

  private int answeredCount() {
    return Math.min(nextAnswered, ANSWERED);
  }

  /**
   * What a detector told of this walk since it last began, and has yet to tell.
   *
   * @param detector its id, for several may follow one walk
   */
  ReportedScan told(String detector) {
    ReportedScan known = told.get(detector);
    if (known == null) {
      known = new ReportedScan();
      addTold(detector, known);
    }
    return known;
  }

  private void addTold(String detector, ReportedScan much) {
    // Few walks come so far that anything is told of them.
    told = told.isEmpty() ? new TreeMap<>() : told;
    told.put(detector, much);
  }

  private boolean isAnswered(long target) {
    for (int i = 0; i < answeredCount(); i++) {
      if (answered[i] == target) {
        return true;
      }
    }
    return false;
  }

  /** How a walk is written. */
  static final Codec<ScanWalk> CODEC =
      new Codec<>() {
        @Override
        public void write(ScanWalk walk, DataOutput to) throws IOException {
          to.writeLong(walk.since);
          to.writeLong(walk.last);
          to.writeInt(walk.height);
          DistinctCount.CODEC.write(walk.targets, to);
          DistinctCount.CODEC.write(walk.hosts, to);
          DistinctCount.CODEC.write(walk.ports, to);
          to.writeInt(walk.nextAnswered);
          for (int i = 0; i < walk.answeredCount(); i++) {
            to.writeLong(walk.answered[i]);
          }
          to.writeLong(walk.usualPort);
          to.writeInt(walk.usualPortLead);
          Texts.write(walk.usualHost, to);
          to.writeInt(walk.usualHostLead);
          Texts.write(walk.machine, to);
          Texts.write(walk.firstPeer, to);
          to.writeBoolean(walk.manyPeers);
          to.writeInt(walk.told.size());
          for (Map.Entry<String, ReportedScan> each : walk.told.entrySet()) {
            Texts.write(each.getKey(), to);
            ReportedScan.CODEC.write(each.getValue(), to);
          }
          EvidenceSample.CODEC.write(walk.evidence, to);
        }

        @Override
        public ScanWalk read(DataInput from) throws IOException {
          ScanWalk walk = new ScanWalk();
          walk.since = from.readLong();
          walk.last = from.readLong();
          walk.height = from.readInt();
          walk.targets = DistinctCount.CODEC.read(from);
          walk.hosts = DistinctCount.CODEC.read(from);
          walk.ports = DistinctCount.CODEC.read(from);
          int next = from.readInt();
          if (next < 0 || next >= 2 * ANSWERED) {
            throw new IOException(next + " places that answered");
          }
          walk.nextAnswered = next;
          walk.answered = new long[walk.answeredCount()];
          for (int i = 0; i < walk.answered.length; i++) {
            walk.answered[i] = from.readLong();
          }
          walk.usualPort = from.readLong();
          walk.usualPortLead = from.readInt();
          walk.usualHost = Texts.read(from);
          walk.usualHostLead = from.readInt();
          walk.machine = Texts.read(from);
          walk.firstPeer = Texts.read(from);
          walk.manyPeers = from.readBoolean();
          for (int told = from.readInt(); told > 0; told--) {
            String detector = Texts.read(from);
            walk.addTold(detector, ReportedScan.CODEC.read(from));
          }
          walk.evidence = EvidenceSample.CODEC.read(from);
          return walk;
        }
      };
}
