package dev.haetae.app.timeline;

import dev.haetae.model.log.Place;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One event of a timeline.
 *
 * @param time microseconds since 1970
 * @param identity equal for every copy of one happening
 * @param part what part the subject has in it
 * @param log the log that tells of it
 * @param action what was done, as {@code iam:CreateUser}; the log's name where it does not say
 * @param outcome how it ended; empty where the log does not say
 * @param principal who did it; empty where the log does not say
 * @param address where from; empty where the log does not say
 * @param account the account it happened in
 * @param region the Region it happened in
 * @param targets what it was done to
 * @param place where it was read
 * @param raw the record, where it is wanted; else empty
 */
public record Entry(
    long time,
    long identity,
    Part part,
    String log,
    String action,
    String outcome,
    String principal,
    String address,
    String account,
    String region,
    List<String> targets,
    Place place,
    String raw) {

  /** In order of time; what happened at one time, in an order that is always the same. */
  public static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::time)
          .thenComparingLong(Entry::identity)
          .thenComparing(entry -> entry.place().object())
          .thenComparingLong(entry -> entry.place().line());

  /** Copies the list. */
  public Entry {
    targets = List.copyOf(targets);
  }

  boolean isCopyOf(Entry other) {
    return time == other.time && identity == other.identity && log.equals(other.log);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(time);
    out.writeLong(identity);
    write(out, part.name());
    for (String text : List.of(log, action, outcome, principal, address, account, region)) {
      write(out, text);
    }
    out.writeInt(targets.size());
    for (String target : targets) {
      write(out, target);
    }
    write(out, place.object());
    out.writeLong(place.line());
    write(out, raw);
  }

  static Entry read(DataInput in) throws IOException {
    return new Entry(
        in.readLong(),
        in.readLong(),
        Part.valueOf(text(in)),
        text(in),
        text(in),
        text(in),
        text(in),
        text(in),
        text(in),
        text(in),
        texts(in),
        new Place(text(in), in.readLong()),
        text(in));
  }

  private static void write(DataOutput out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static List<String> texts(DataInput in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      texts.add(text(in));
    }
    return texts;
  }
}
