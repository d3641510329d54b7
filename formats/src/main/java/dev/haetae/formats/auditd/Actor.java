package dev.haetae.formats.auditd;

import dev.haetae.formats.line.Scan;
import dev.haetae.model.EventWriter;
import dev.haetae.model.ValueKind;

/**
 * Who acted in an event, by what says most: who logged in before anything else, by name and then by
 * number; where nobody did, the user of the process. For one thread.
 */
final class Actor {
  private static final byte[] NUMBER_NOT_SET = Scan.word("4294967295");
  private static final byte[] NOT_SET = Scan.word("unset");

  /** From what says least to what says most; names in capitals are those of enriched records. */
  private static final byte[][] FIELDS = {
    Scan.word("uid"), Scan.word("UID"), Scan.word("auid"), Scan.word("AUID")
  };

  private int rank;
  private int start;
  private int end;

  /** Forgets what was read of the event before. */
  void begin() {
    rank = -1;
  }

  /** Looks at a field whose name ends where its value is about to begin. */
  void read(byte[] bytes, int name, int nameEnd, int valueStart, int valueEnd) {
    int says = rank(bytes, name, nameEnd);
    boolean isSet =
        !Scan.is(bytes, valueStart, valueEnd, NUMBER_NOT_SET)
            && !Scan.is(bytes, valueStart, valueEnd, NOT_SET);
    if (says > rank && isSet) {
      rank = says;
      start = valueStart;
      end = valueEnd;
    }
  }

  private static int rank(byte[] bytes, int name, int nameEnd) {
    for (int says = FIELDS.length - 1; says >= 0; says--) {
      if (Scan.is(bytes, name, nameEnd, FIELDS[says])) {
        return says;
      }
    }
    return -1;
  }

  /** Adds who it was, where anything said so. */
  void add(EventWriter writer, int field, byte[] bytes) {
    if (rank >= 0) {
      writer.add(field, ValueKind.STRING, bytes, start, end);
    }
  }
}
