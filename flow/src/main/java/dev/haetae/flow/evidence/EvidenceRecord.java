package dev.haetae.flow.evidence;

import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.log.Place;
import java.io.BufferedInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;

/** How an occurrence is written down. */
final class EvidenceRecord {
  /** Most records of logs are shorter. */
  private static final int USUAL = 4096;

  private EvidenceRecord() {}

  static void write(Occurrence occurrence, DataOutput out) throws IOException {
    write(occurrence.eventId(), out);
    out.writeLong(occurrence.time());
    out.writeBoolean(occurrence.assumed());
    write(occurrence.log(), out);
    write(occurrence.place().object(), out);
    out.writeLong(occurrence.place().line());
    write(occurrence.raw(), out);
  }

  static void write(String text, DataOutput out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** What stands at a place of a file, read in one go as far as records usually reach. */
  static DataInput at(long place, RandomAccessFile file) throws IOException {
    file.seek(place);
    InputStream from = Channels.newInputStream(file.getChannel());
    return new DataInputStream(new BufferedInputStream(from, USUAL));
  }

  static Occurrence read(DataInput in) throws IOException {
    String id = text(in);
    long time = in.readLong();
    boolean assumed = in.readBoolean();
    String log = text(in);
    Place place = new Place(text(in), in.readLong());
    return new Occurrence(id, time, assumed, log, place, text(in));
  }

  static String text(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
