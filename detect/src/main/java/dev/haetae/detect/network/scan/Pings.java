package dev.haetae.detect.network.scan;

import dev.haetae.detect.mechanism.EvidenceSample;
import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.Texts;
import dev.haetae.model.Hashing;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one network interface saw of ICMP: whom its machine pinged, who answered, and how often the
 * same were pinged again. Flow logs do not tell a ping from its answer; but all records of an
 * interface have its own address in common, so that two peers tell which it is. Whoever watches
 * over machines pings the same ones again and again; whoever looks for machines pings each once.
 */
final class Pings {
  /** The most machines that are remembered. */
  static final int MOST = 1_024;

  /** A ping that comes so long after the last of the same machine is another one. */
  private static final long AGAIN = 90_000_000L;

  /** A peer: when it was pinged last, and whether it answered. */
  private static final class Peer {
    private long pinged;
    private boolean answered;
  }

  private String one = "";
  private String other = "";
  private String here = "";
  private long since;
  private long last;
  private long again;
  private long told;
  private int silent;
  private final Map<Long, Peer> peers = new LinkedHashMap<>();
  private EvidenceSample evidence = new EvidenceSample();

  /** When the first record was, microseconds since 1970. */
  long since() {
    return since;
  }

  /** When the last record was. */
  long last() {
    return last;
  }

  /** The machine's own address; empty until two peers tell it. */
  String here() {
    return here;
  }

  /** How many were pinged and have not answered. */
  int silent() {
    return silent;
  }

  /** How many were pinged or answered. */
  int pinged() {
    return peers.size();
  }

  /** Whether hardly any was pinged again. */
  boolean isOnceEach() {
    return 2 * again < peers.size();
  }

  long told() {
    return told;
  }

  void told(long much) {
    told = much;
  }

  EvidenceSample evidence() {
    return evidence;
  }

  /**
   * Takes a record in.
   *
   * @return whether a machine was pinged that was not met before
   */
  boolean add(String source, String destination, long time) {
    since = since == 0 ? time : since;
    last = Math.max(last, time);
    learnHere(source, destination);
    boolean isNew = (here.isEmpty() || source.equals(here)) && meet(destination, time);
    if (here.isEmpty() || destination.equals(here)) {
      answer(source, time);
    }
    return isNew;
  }

  private void learnHere(String source, String destination) {
    if (!here.isEmpty()) {
      return;
    }
    if (one.isEmpty()) {
      one = source;
      other = destination;
      return;
    }
    boolean hasOne = source.equals(one) || destination.equals(one);
    boolean hasOther = source.equals(other) || destination.equals(other);
    if (hasOne != hasOther) {
      here = hasOne ? one : other;
      // What was noted of itself while nobody knew was no peer.
      Peer self = peers.remove(Hashing.hash(here));
      silent -= self != null && !self.answered ? 1 : 0;
    }
  }

  private boolean meet(String host, long time) {
    Peer peer = peers.get(Hashing.hash(host));
    if (peer != null) {
      again += time - peer.pinged > AGAIN ? 1 : 0;
      peer.pinged = Math.max(peer.pinged, time);
      return false;
    }
    if (peers.size() == MOST) {
      return false;
    }
    Peer met = new Peer();
    met.pinged = time;
    peers.put(Hashing.hash(host), met);
    silent++;
    return true;
  }

  private void answer(String host, long time) {
    // The answer may be read before its ping; or somebody pings us.
    if (!peers.containsKey(Hashing.hash(host))) {
      meet(host, time);
    }
    Peer peer = peers.get(Hashing.hash(host));
    if (peer != null && !peer.answered) {
      peer.answered = true;
      silent--;
    }
  }

  /** How they are written. */
  static final Codec<Pings> CODEC =
      new Codec<>() {
        @Override
        public void write(Pings pings, DataOutput to) throws IOException {
          Texts.write(pings.one, to);
          Texts.write(pings.other, to);
          Texts.write(pings.here, to);
          for (long number : new long[] {pings.since, pings.last, pings.again, pings.told}) {
            to.writeLong(number);
          }
          to.writeInt(pings.silent);
          to.writeInt(pings.peers.size());
          for (Map.Entry<Long, Peer> each : pings.peers.entrySet()) {
            to.writeLong(each.getKey());
            to.writeLong(each.getValue().pinged);
            to.writeBoolean(each.getValue().answered);
          }
          EvidenceSample.CODEC.write(pings.evidence, to);
        }

        @Override
        public Pings read(DataInput from) throws IOException {
          Pings pings = new Pings();
          pings.one = Texts.read(from);
          pings.other = Texts.read(from);
          pings.here = Texts.read(from);
          pings.since = from.readLong();
          pings.last = from.readLong();
          pings.again = from.readLong();
          pings.told = from.readLong();
          pings.silent = from.readInt();
          int size = from.readInt();
          if (size < 0 || size > MOST) {
            throw new IOException(size + " machines that were pinged");
          }
          for (int i = 0; i < size; i++) {
            long host = from.readLong();
            Peer peer = new Peer();
            peer.pinged = from.readLong();
            peer.answered = from.readBoolean();
            pings.peers.put(host, peer);
          }
          pings.evidence = EvidenceSample.CODEC.read(from);
          return pings;
        }
      };
}
