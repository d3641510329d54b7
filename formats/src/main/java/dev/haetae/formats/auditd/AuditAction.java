package dev.haetae.formats.auditd;

import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.ValueKind;
import java.util.Arrays;
import java.util.List;

/**
 * What was done, how it ended and how somebody proved who they are, in the words that the messages
 * of syslog have for the same. For one thread.
 *
 * <p>Who proves who they are before anybody has logged in logs in. A USER_LOGIN is not taken for
 * that: sshd writes one that failed also for a way to log in that a client only asks about.
 *
 * @see <a
 *     href="https://github.com/linux-audit/audit-documentation/wiki/SPEC-Audit-Event-Types">Types
 *     of events</a>
 */
final class AuditAction {
  private static final byte[] OPERATION = Scan.word("op");
  private static final byte[] RESULT = Scan.word("res");
  private static final byte[] SUCCESS = Scan.word("success");
  private static final byte[] NOTHING = {};
  private static final byte[] LOGIN = Scan.word("login");
  private static final byte[] AUTHENTICATION = Scan.word("authentication");

  /** By the kind of a record. */
  private static final List<Word> ACTIONS =
      List.of(
          new Word("USER_AUTH", "authentication"),
          new Word("USER_LOGIN", "session-opened"),
          new Word("USER_START", "session-opened"),
          new Word("USER_END", "session-closed"),
          new Word("USER_CMD", "sudo"),
          new Word("ADD_USER", "user-added"),
          new Word("DEL_USER", "user-deleted"),
          new Word("ADD_GROUP", "group-added"),
          new Word("USER_CHAUTHTOK", "password-changed"));

  /** By the operation a program names, which says more than the kind. */
  private static final List<Word> OPERATIONS =
      List.of(new Word("add-user-to-group", "group-member-added"));

  private static final List<Word> WAYS =
      List.of(
          new Word("PAM:authentication", "password"),
          new Word("password", "password"),
          new Word("pubkey", "publickey"),
          new Word("key", "publickey"));

  private static final List<Word> OUTCOMES =
      List.of(
          new Word("success", "success"),
          new Word("yes", "success"),
          new Word("1", "success"),
          new Word("failed", "failure"),
          new Word("no", "failure"),
          new Word("0", "failure"));

  private final int actionField;
  private final int outcomeField;
  private final int wayField;
  private byte[] action = NOTHING;
  private byte[] outcome = NOTHING;
  private byte[] way = NOTHING;

  /** A word of the audit and the one for it here. */
  private static final class Word {
    private final byte[] there;
    private final byte[] here;

    Word(String there, String here) {
      this.there = Scan.word(there);
      this.here = Scan.word(here);
    }

    static byte[] translate(List<Word> words, byte[] bytes, int start, int end, byte[] other) {
      for (Word word : words) {
        if (Scan.is(bytes, start, end, word.there)) {
          return word.here;
        }
      }
      return other;
    }
  }

  AuditAction(FieldSelection selection) {
    actionField = selection.number("haetae.action");
    outcomeField = selection.number("haetae.outcome");
    wayField = selection.number("haetae.authentication");
  }

  /** Whether anybody asks for what this tells. */
  boolean isWanted() {
    return actionField >= 0 || outcomeField >= 0 || wayField >= 0;
  }

  /** Forgets what was read of the event before. */
  void begin() {
    action = NOTHING;
    outcome = NOTHING;
    way = NOTHING;
  }

  /** Looks at the kind of a record. */
  void type(byte[] bytes, int start, int end) {
    action = Word.translate(ACTIONS, bytes, start, end, action);
  }

  /** Looks at a field whose name ends where its value is about to begin. */
  void read(byte[] bytes, int name, int nameEnd, int valueStart, int valueEnd) {
    if (Scan.is(bytes, name, nameEnd, OPERATION)) {
      action = Word.translate(OPERATIONS, bytes, valueStart, valueEnd, action);
      way = Word.translate(WAYS, bytes, valueStart, valueEnd, way);
    } else if (Scan.is(bytes, name, nameEnd, RESULT) || Scan.is(bytes, name, nameEnd, SUCCESS)) {
      outcome = Word.translate(OUTCOMES, bytes, valueStart, valueEnd, outcome);
    }
  }

  /**
   * Adds what was read.
   *
   * @param isLoggedIn whether the event says who had logged in before
   */
  void add(EventWriter writer, boolean isLoggedIn) {
    boolean proves = Arrays.equals(action, AUTHENTICATION);
    add(writer, actionField, proves && !isLoggedIn ? LOGIN : action);
    add(writer, outcomeField, outcome);
    add(writer, wayField, proves ? way : NOTHING);
  }

  private static void add(EventWriter writer, int field, byte[] word) {
    if (field >= 0 && word.length > 0) {
      writer.add(field, ValueKind.STRING, word, 0, word.length);
    }
  }
}
