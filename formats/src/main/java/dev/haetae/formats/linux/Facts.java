package dev.haetae.formats.linux;

import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.ValueKind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What messages tell, as the derived fields {@code haetae.user}, {@code haetae.address}, … */
final class Facts {
  /** The derived fields; the name in lower case is the field's. */
  enum Fact {
    ACTION,
    OUTCOME,
    USER,
    TARGET_USER,
    ADDRESS,
    PORT,
    AUTHENTICATION,
    COMMAND,
    TTY,
    DIRECTORY,
    GROUP,
    UID,
    GID,
    REPEATED
  }

  static final byte[] SUCCESS = Scan.word("success");
  static final byte[] FAILURE = Scan.word("failure");

  private static final Set<Fact> NUMBERS = EnumSet.of(Fact.PORT, Fact.UID, Fact.GID, Fact.REPEATED);
  private static final byte[] REPEATED = Scan.word("message repeated ");
  private static final byte[] REPEATED_MESSAGE = Scan.word(" times: [ ");
  private static final byte[] SSHD = Scan.word("sshd");
  private static final byte[] SUDO = Scan.word("sudo");

  private final Map<Fact, Integer> fields = new EnumMap<>(Fact.class);
  private final SshMessages ssh = new SshMessages(this);
  private final SudoMessages sudo = new SudoMessages(this);
  private final AccountMessages accounts = new AccountMessages(this);

  /** Every fact that is asked for. */
  Facts(FieldSelection selection) {
    this(selection, EnumSet.allOf(Fact.class));
  }

  /** Those of these facts that are asked for. */
  Facts(FieldSelection selection, Set<Fact> wanted) {
    for (Fact fact : wanted) {
      int field = selection.number(path(fact));
      if (field >= 0) {
        fields.put(fact, field);
      }
    }
  }

  /** The derived field a fact stands in. */
  static String path(Fact fact) {
    return "haetae." + fact.name().toLowerCase(Locale.ROOT);
  }

  /** Reads the message at {@code bytes[from, end)} of the program named at {@code [start, to)}. */
  void read(EventWriter writer, byte[] bytes, int start, int to, int from, int end) {
    if (fields.isEmpty() || from >= end) {
      return;
    }
    int inner =
        Scan.startsWith(bytes, from, end, REPEATED)
            ? Scan.after(bytes, from, end, REPEATED_MESSAGE)
            : -1;
    if (inner < 0 || inner >= end) {
      tell(writer, bytes, start, to, from, end);
      return;
    }
    int count = from + REPEATED.length;
    add(writer, Fact.REPEATED, bytes, count, Scan.afterDigits(bytes, count, end));
    tell(writer, bytes, start, to, inner, bytes[end - 1] == ']' ? end - 1 : end);
  }

  private void tell(EventWriter writer, byte[] bytes, int start, int to, int from, int end) {
    boolean told =
        Scan.startsWith(bytes, start, to, SSHD)
            ? ssh.read(writer, bytes, from, end)
            : Scan.is(bytes, start, to, SUDO) && sudo.read(writer, bytes, from, end);
    if (!told && from < end) {
      accounts.read(writer, bytes, from, end);
    }
  }

  void add(EventWriter writer, Fact fact, byte[] bytes, int start, int end) {
    Integer field = fields.get(fact);
    if (field != null && start >= 0 && start < end) {
      ValueKind kind = NUMBERS.contains(fact) ? ValueKind.NUMBER : ValueKind.STRING;
      writer.add(field, kind, bytes, start, end);
    }
  }

  void add(EventWriter writer, Fact fact, byte[] word) {
    add(writer, fact, word, 0, word.length);
  }
}
