package dev.haetae.flow;

import dev.haetae.model.Event;
import dev.haetae.model.EvidenceStore;
import dev.haetae.model.Occurrence;
import dev.haetae.model.Place;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Evidence in a file, each event's number its offset. */
final class EvidenceFile implements EvidenceStore, RecordFetch.Incomplete {
  private final Path file;
  private final FileChannel channel;
  private final OutputStream out;
  private final ByteArrayOutputStream record = new ByteArrayOutputStream();

  /** Where the records of occurrences are that were kept without, by number. */
  private final Map<Long, Long> records = new HashMap<>();

  private long[] bare = new long[16];
  private int bares;
  private long size;
  private @Nullable RandomAccessFile in;

  /** Evidence that is gone with the folder. */
  EvidenceFile(TemporaryFolder folder) {
    this(folder.next("evidence"), 0);
  }

  /**
   * Evidence added to a file.
   *
   * @param size how much of the file counts; what stands after it is cut off
   */
  EvidenceFile(Path file, long size) {
    this.file = file;
    this.size = size;
    try {
      this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.size() < size) {
        throw new StateFolder.Unusable(
            file + " is shorter than it was left; scan anew with an empty folder");
      }
      channel.truncate(size).position(size);
      this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  @Override
  public long keep(Event event) {
    return keep(
        new Occurrence(event.id(), event.time(), event.log(), event.place(), event.raw().text()));
  }

  @Override
  public long keep(Occurrence occurrence) {
    long number = size;
    if (occurrence.raw().isEmpty()) {
      bare = bares == bare.length ? Arrays.copyOf(bare, bares * 2) : bare;
      bare[bares++] = number;
    }
    try {
      record.reset();
      DataOutputStream data = new DataOutputStream(record);
      write(data, occurrence.eventId());
      data.writeLong(occurrence.time());
      write(data, occurrence.log());
      write(data, occurrence.place().object());
      data.writeLong(occurrence.place().line());
      write(data, occurrence.raw());
      record.writeTo(out);
      size += record.size();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    return number;
  }

  @Override
  public void complete(long number, String raw) {
    long at = size;
    try {
      record.reset();
      write(new DataOutputStream(record), raw);
      record.writeTo(out);
      size += record.size();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    records.put(number, at);
  }

  private static void write(DataOutputStream data, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    data.writeInt(bytes.length);
    data.write(bytes);
  }

  /** The numbers of all that were kept without their record, and have none yet. */
  LongStream incomplete() {
    return Arrays.stream(bare, 0, bares).filter(number -> !records.containsKey(number));
  }

  /** Writes what is on its way to the disk, and returns the size up to which all is there. */
  long sync() {
    try {
      out.flush();
      channel.force(false);
      return size;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Writes where records are that were added later. */
  void writeRecords(DataOutput to) throws IOException {
    to.writeInt(records.size());
    for (Map.Entry<Long, Long> each : records.entrySet()) {
      to.writeLong(each.getKey());
      to.writeLong(each.getValue());
    }
  }

  /** Reads what {@link #writeRecords} wrote. */
  void readRecords(DataInput from) throws IOException {
    for (int count = from.readInt(); count > 0; count--) {
      records.put(from.readLong(), from.readLong());
    }
  }

  @Override
  public Occurrence occurrence(long number) {
    try {
      out.flush();
      RandomAccessFile reading = in == null ? new RandomAccessFile(file.toFile(), "r") : in;
      in = reading;
      reading.seek(number);
      String id = text(reading);
      long time = reading.readLong();
      String log = text(reading);
      Place place = new Place(text(reading), reading.readLong());
      Long elsewhere = records.get(number);
      if (elsewhere != null) {
        reading.seek(elsewhere);
      }
      return new Occurrence(id, time, log, place, text(reading));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static String text(RandomAccessFile in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      out.close();
      if (in != null) {
        in.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + file, e);
    }
  }
}
