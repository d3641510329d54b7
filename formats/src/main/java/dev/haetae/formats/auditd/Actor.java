package dev.haetae.formats.auditd;

import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.ValueKind;

/**
 * Who acted in an event, by what says most: who logged in before anything else, by name and then by
 * number; where nobody did, the account a program says it is about, and then the user of the
 * process. For one thread.
 */
final class Actor {
  private static final byte[] NUMBER_NOT_SET = Scan.word("4294967295");
  private static final byte[] NOT_SET = Scan.word("unset");
  private static final byte[] UNKNOWN = Scan.word("?");

  /** From what says least to what says most; names in capitals are those of enriched records. */
  private static final byte[][] FIELDS = {
    Scan.word("uid"),
    Scan.word("UID"),
    Scan.word("id"),
    Scan.word("ID"),
    Scan.word("acct"),
    Scan.word("auid"),
    Scan.word("AUID")
  };

  private static final int LOGGED_IN = 5;

  private int rank;
  private byte[] source = {};
  private int start;
  private int end;

  /** Forgets what was read of the event before. */
  void begin() {
    rank = -1;
  }

  /** Looks at a field: its name, and its value, which lies in {@code values}. */
  void read(byte[] bytes, int name, int nameEnd, byte[] values, int valueStart, int valueEnd) {
    int says = rank(bytes, name, nameEnd);
    if (says > rank && isSet(values, valueStart, valueEnd)) {
      rank = says;
      source = values;
      start = valueStart;
      end = valueEnd;
    }
  }

  private static boolean isSet(byte[] bytes, int start, int end) {
    return !Scan.is(bytes, start, end, NUMBER_NOT_SET)
        && !Scan.is(bytes, start, end, NOT_SET)
        && !Scan.is(bytes, start, end, UNKNOWN);
  }

  private static int rank(byte[] bytes, int name, int nameEnd) {
    for (int says = FIELDS.length - 1; says >= 0; says--) {
      if (Scan.is(bytes, name, nameEnd, FIELDS[says])) {
        return says;
      }
    }
    return -1;
  }

  /** Whether the event says who had logged in before it. */
  boolean isLoggedIn() {
    return rank >= LOGGED_IN;
  }

  /** Adds who it was, where anything said so. */
  void add(EventWriter writer, int field) {
    if (field >= 0 && rank >= 0) {
      writer.add(field, ValueKind.STRING, source, start, end);
    }
  }
}
