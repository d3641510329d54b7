package dev.haetae.flow;

import dev.haetae.model.Event;
import dev.haetae.model.EvidenceStore;
import dev.haetae.model.Occurrence;
import dev.haetae.model.Place;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evidence in a temporary file, each event's number its offset. */
final class EvidenceFile implements EvidenceStore {
  private final Path file;
  private final OutputStream out;
  private final ByteArrayOutputStream record = new ByteArrayOutputStream();

  /** Where the records of occurrences are that were kept without, by number. */
  private final Map<Long, Long> records = new HashMap<>();

  private long size;
  private @Nullable RandomAccessFile in;

  EvidenceFile(TemporaryFolder folder) {
    this.file = folder.next("evidence");
    try {
      this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write temporary file " + file, e);
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
      throw new UncheckedIOException("cannot write temporary file " + file, e);
    }
    return number;
  }

  /** Adds the record of an occurrence that was kept without. */
  void complete(long number, String raw) {
    long at = size;
    try {
      record.reset();
      write(new DataOutputStream(record), raw);
      record.writeTo(out);
      size += record.size();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write temporary file " + file, e);
    }
    records.put(number, at);
  }

  private static void write(DataOutputStream data, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    data.writeInt(bytes.length);
    data.write(bytes);
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
      throw new UncheckedIOException("cannot read temporary file " + file, e);
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
      throw new UncheckedIOException("cannot close temporary file " + file, e);
    }
  }
}
