package dev.haetae.flow.evidence;

import dev.haetae.flow.spill.TemporaryFolder;
import dev.haetae.model.event.Event;
import dev.haetae.model.finding.EvidenceStore;
import dev.haetae.model.finding.Occurrence;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Evidence in a file, each event's number its offset beyond the number of the first. Several
 * threads may keep theirs; the rest is for one.
 */
public final class EvidenceFile implements EvidenceStore, RecordFetch.Incomplete {
  private final Path file;
  private final long first;
  private final Optional<EarlierEvidence> earlier;
  private final FileChannel channel;
  private final OutputStream out;
  private final ByteArrayOutputStream record = new ByteArrayOutputStream();

  /** The occurrences that were kept without their record: how far from the first, ascending. */
  private long[] without = new long[64];

  /** Where the record of each of those is, once it is known; 0 before. */
  private long[] records = {};

  private int withouts;

  private long size;
  private @Nullable RandomAccessFile in;

  /** Evidence that is gone with the folder. */
  public EvidenceFile(TemporaryFolder folder) {
    this(folder.next("evidence"), 0, Optional.empty());
  }

  /**
   * Evidence of one scan, with that of those before it.
   *
   * @param file where that of this scan goes
   * @param first the number of the first occurrence of this scan; those of earlier ones are less
   */
  public EvidenceFile(Path file, long first, Optional<EarlierEvidence> earlier) {
    this.file = file;
    this.first = first;
    this.earlier = earlier;
    try {
      this.channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    } catch (IOException e) {
      throw TemporaryFolder.failed("write", file, e);
    }
  }

  @Override
  public long keep(Event event) {
    return keep(Occurrences.of(event));
  }

  @Override
  public synchronized long keep(Occurrence occurrence) {
    long number = first + size;
    try {
      record.reset();
      EvidenceRecord.write(occurrence, new DataOutputStream(record));
      record.writeTo(out);
      if (occurrence.raw().isEmpty()) {
        without = withouts == without.length ? Arrays.copyOf(without, withouts * 2) : without;
        without[withouts++] = size;
      }
      size += record.size();
    } catch (IOException e) {
      throw TemporaryFolder.failed("write", file, e);
    }
    return number;
  }

  @Override
  public boolean lacksRecord(long number) {
    return placeWithout(number) >= 0;
  }

  /** None of an earlier scan: what could be fetched of those was, when that scan ended. */
  private int placeWithout(long number) {
    return Arrays.binarySearch(without, 0, withouts, number - first);
  }

  @Override
  public void complete(long number, String raw, boolean assumed) {
    int place = placeWithout(number);
    records = records.length < withouts ? Arrays.copyOf(records, withouts) : records;
    if (place < 0 || records[place] > 0) {
      return;
    }
    records[place] = size;
    try {
      record.reset();
      DataOutputStream to = new DataOutputStream(record);
      to.writeBoolean(assumed);
      EvidenceRecord.write(raw, to);
      record.writeTo(out);
      size += record.size();
    } catch (IOException e) {
      throw TemporaryFolder.failed("write", file, e);
    }
  }

  /** The number that the first occurrence of the next scan has. */
  public long next() {
    return first + size;
  }

  /**
   * Writes occurrences whole.
   *
   * @param numbers of them, ascending, each {@linkplain #earlier earlier} or {@linkplain #own own}
   * @return the number and the offset of each in turn, and before them how long all is
   */
  public long[] write(long[] numbers, DataOutputStream to) throws IOException {
    Copies copies = new Copies(to, new long[1 + 2 * numbers.length]);
    for (long number : numbers) {
      copies.add(number);
    }
    return copies.index;
  }

  /**
   * Those of some numbers that are of occurrences of earlier scans, ascending.
   *
   * @param wanted ascending
   */
  public long[] earlier(long[] wanted) {
    return Arrays.stream(wanted, 0, firstOf(wanted))
        .filter(number -> earlier.isPresent() && earlier.get().has(number))
        .toArray();
  }

  private int firstOf(long[] wanted) {
    int at = Arrays.binarySearch(wanted, first);
    return at < 0 ? -at - 1 : at;
  }

  /**
   * Those of some numbers that are of occurrences of this scan, ascending. Goes through the file
   * from its start: only so what begins an occurrence is known.
   *
   * @param wanted ascending
   */
  public long[] own(long[] wanted) throws IOException {
    long[] own = new long[wanted.length];
    int count = 0;
    long[] added = Arrays.stream(records).filter(at -> at > 0).sorted().toArray();
    int passed = 0;
    out.flush();
    try (DataInputStream from =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      int next = firstOf(wanted);
      for (long at = 0; at < size && next < wanted.length; ) {
        boolean isRecord = passed < added.length && added[passed] == at;
        passed += isRecord ? 1 : 0;
        while (next < wanted.length && wanted[next] - first < at) {
          next++;
        }
        if (!isRecord && next < wanted.length && wanted[next] - first == at) {
          own[count++] = wanted[next++];
        }
        at += isRecord ? skipRecord(from) : skipOccurrence(from);
      }
    }
    return Arrays.copyOf(own, count);
  }

  /** Occurrences written elsewhere, and where they stand there. */
  private final class Copies {
    private final DataOutputStream to;
    private final long[] index;
    private int count = 1;

    Copies(DataOutputStream to, long[] index) {
      this.to = to;
      this.index = index;
    }

    void add(long number) throws IOException {
      record.reset();
      EvidenceRecord.write(occurrence(number), new DataOutputStream(record));
      record.writeTo(to);
      index[count++] = number;
      index[count++] = index[0];
      index[0] += record.size();
    }
  }

  private static long skipOccurrence(DataInputStream in) throws IOException {
    long skipped = skipText(in);
    in.skipNBytes(Long.BYTES + 1);
    skipped += skipText(in) + skipText(in);
    in.skipNBytes(Long.BYTES);
    return skipped + skipText(in) + 2 * Long.BYTES + 1;
  }

  private static long skipRecord(DataInputStream in) throws IOException {
    in.skipNBytes(1);
    return 1 + skipText(in);
  }

  private static long skipText(DataInputStream in) throws IOException {
    int length = in.readInt();
    in.skipNBytes(length);
    return (long) Integer.BYTES + length;
  }

  @Override
  public Occurrence occurrence(long number) {
    try {
      if (number < first) {
        return earlier
            .orElseThrow(() -> new IOException("there is no evidence before " + first))
            .occurrence(number);
      }
      out.flush();
      RandomAccessFile reading = in == null ? new RandomAccessFile(file.toFile(), "r") : in;
      in = reading;
      Occurrence occurrence = EvidenceRecord.read(EvidenceRecord.at(number - first, reading));
      int place = placeWithout(number);
      if (place < 0 || place >= records.length || records[place] == 0) {
        return occurrence;
      }
      DataInput completed = EvidenceRecord.at(records[place], reading);
      boolean assumed = completed.readBoolean();
      return occurrence.assumed(assumed).with(EvidenceRecord.text(completed));
    } catch (IOException e) {
      throw TemporaryFolder.failed("read", file, e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
      if (in != null) {
        in.close();
      }
      earlier.ifPresent(EarlierEvidence::close);
    } catch (IOException e) {
      throw TemporaryFolder.failed("write", file, e);
    }
  }
}
