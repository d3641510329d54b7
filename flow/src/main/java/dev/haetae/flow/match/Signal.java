package dev.haetae.flow.match;

import dev.haetae.detect.state.Texts;
import dev.haetae.flow.spill.SortedRuns;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.log.Place;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * An event that at least one rule matched, copied so that it can wait to be put in order: its
 * envelope, the raw record and the rules. Its fields are read again from the raw record when its
 * turn comes.
 */
public final class Signal {
  /**
   * By time, then by what happened; of several copies of one happening the one whose account,
   * object and line sort first comes first, whoever read it.
   */
  public static final Comparator<Signal> ORDER =
      Comparator.comparingLong(Signal::time)
          .thenComparingLong(Signal::identity)
          .thenComparing(Signal::account)
          .thenComparing(signal -> signal.object)
          .thenComparingLong(signal -> signal.line)
          .thenComparing(signal -> signal.id, Arrays::compare)
          .thenComparing(signal -> signal.raw, Arrays::compare);

  private static final SortedRuns.Packing<Signal> PACKING =
      new SortedRuns.Packing<>() {
        @Override
        public void write(Signal signal, DataOutput out) throws IOException {
          signal.write(out);
        }

        @Override
        public Signal read(DataInput in) throws IOException {
          return Signal.read(in);
        }
      };

  /** How signals wait. */
  public static final SortedRuns.Shape<Signal> SHAPE =
      new SortedRuns.Shape<>() {
        @Override
        public String name() {
          return "signals";
        }

        @Override
        public Comparator<Signal> order() {
          return ORDER;
        }

        @Override
        public long time(Signal signal) {
          return signal.time;
        }

        @Override
        public long identity(Signal signal) {
          return signal.identity;
        }

        @Override
        public SortedRuns.Packing<Signal> packing() {
          return PACKING;
        }
      };

  private final String log;
  private final String layout;
  private final long time;
  private final boolean assumed;
  private final long identity;
  private final String account;
  private final String region;
  private final String object;
  private final long line;
  private final byte[] id;
  private final byte[] raw;
  private final int[] rules;

  private Signal(
      String log,
      String layout,
      long time,
      boolean assumed,
      long identity,
      String account,
      String region,
      Place place,
      byte[] id,
      byte[] raw,
      int[] rules) {
    this.log = log;
    this.layout = layout;
    this.time = time;
    this.assumed = assumed;
    this.identity = identity;
    this.account = account;
    this.region = region;
    this.object = place.object();
    this.line = place.line();
    this.id = id;
    this.raw = raw;
    this.rules = rules;
  }

  /** A copy of an event. */
  static Signal of(Event event, int[] rules, int count) {
    return new Signal(
        event.log(),
        event.layout(),
        event.time(),
        event.timeIsAssumed(),
        event.identity(),
        event.account(),
        event.region(),
        event.place(),
        event.idBytes().copy(),
        event.raw().copy(),
        Arrays.copyOf(rules, count));
  }

  /** Name of its log. */
  public String log() {
    return log;
  }

  String layout() {
    return layout;
  }

  /** When it happened, in microseconds since 1970, or {@link Event#NO_TIME}. */
  public long time() {
    return time;
  }

  /** Equal for every copy of one happening. */
  public long identity() {
    return identity;
  }

  String account() {
    return account;
  }

  byte[] raw() {
    return raw;
  }

  /** Roughly how many bytes it holds. */
  public int size() {
    return raw.length + id.length + Integer.BYTES * rules.length;
  }

  /** Numbers of the rules that matched it; not to be changed. */
  public int[] rules() {
    return rules;
  }

  /** The same, matched by these rules. */
  public Signal with(int[] others) {
    return new Signal(
        log,
        layout,
        time,
        assumed,
        identity,
        account,
        region,
        new Place(object, line),
        id,
        raw,
        others);
  }

  /** It as evidence. */
  public Occurrence occurrence() {
    return new Occurrence(
        new String(id, StandardCharsets.UTF_8),
        time,
        assumed,
        log,
        new Place(object, line),
        new String(raw, StandardCharsets.UTF_8));
  }

  /** Whether both are copies of one happening. */
  public boolean isTwinOf(Signal other) {
    return time == other.time && identity == other.identity;
  }

  /** Puts the envelope back on an event whose fields were read again. */
  void restore(EventWriter writer) {
    writer.layout(layout);
    if (assumed) {
      writer.assumeTime(time);
    } else {
      writer.time(time);
    }
    writer.identity(identity);
    writer.account(account);
    writer.region(region);
    writer.id(id, 0, id.length);
  }

  String object() {
    return object;
  }

  long line() {
    return line;
  }

  private void write(DataOutput out) throws IOException {
    out.writeUTF(log);
    Texts.write(layout, out);
    out.writeLong(time);
    out.writeBoolean(assumed);
    out.writeLong(identity);
    out.writeUTF(account);
    out.writeUTF(region);
    Texts.write(object, out);
    out.writeLong(line);
    writeBytes(out, id);
    writeBytes(out, raw);
    out.writeInt(rules.length);
    for (int rule : rules) {
      out.writeInt(rule);
    }
  }

  private static Signal read(DataInput in) throws IOException {
    String log = in.readUTF();
    String layout = Texts.read(in);
    long time = in.readLong();
    boolean assumed = in.readBoolean();
    long identity = in.readLong();
    String account = in.readUTF();
    String region = in.readUTF();
    String object = Texts.read(in);
    Place place = new Place(object, in.readLong());
    byte[] id = readBytes(in);
    byte[] raw = readBytes(in);
    int[] rules = new int[in.readInt()];
    for (int i = 0; i < rules.length; i++) {
      rules[i] = in.readInt();
    }
    return new Signal(log, layout, time, assumed, identity, account, region, place, id, raw, rules);
  }

  private static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
