package dev.haetae.formats.linux;

import dev.haetae.formats.line.Scan;
import dev.haetae.formats.linux.Facts.Fact;
import dev.haetae.model.event.EventWriter;

/**
 * The messages of OpenSSH's server about who logs in. The name of a user is chosen by who attacks
 * and may hold the words that follow it, so address and port are looked for from the end.
 *
 * @see <a href="https://github.com/openssh/openssh-portable/blob/master/auth.c">auth_log</a>
 */
final class SshMessages {
  private static final byte[] ACCEPTED = Scan.word("Accepted ");
  private static final byte[] FAILED = Scan.word("Failed ");
  private static final byte[] FOR = Scan.word(" for ");
  private static final byte[] INVALID = Scan.word("invalid user ");
  private static final byte[] INVALID_USER = Scan.word("Invalid user ");
  private static final byte[] TOO_MANY =
      Scan.word("error: maximum authentication attempts exceeded for ");
  private static final byte[] FROM = Scan.word(" from ");
  private static final byte[] PORT = Scan.word(" port ");
  private static final byte[] PAM = Scan.word("pam_");
  private static final byte[] LOGIN = Scan.word("login");
  private static final byte[] UNKNOWN_USER = Scan.word("invalid-user");
  private static final byte[] TOO_MANY_ATTEMPTS = Scan.word("too-many-attempts");

  private final Facts facts;

  SshMessages(Facts facts) {
    this.facts = facts;
  }

  /** Adds what the message tells; false where it is not sshd's own. */
  boolean read(EventWriter writer, byte[] bytes, int start, int end) {
    if (Scan.startsWith(bytes, start, end, ACCEPTED)) {
      attempt(writer, bytes, start + ACCEPTED.length, end, Facts.SUCCESS);
    } else if (Scan.startsWith(bytes, start, end, FAILED)) {
      attempt(writer, bytes, start + FAILED.length, end, Facts.FAILURE);
    } else if (Scan.startsWith(bytes, start, end, INVALID_USER)) {
      facts.add(writer, Fact.ACTION, UNKNOWN_USER);
      userAndOrigin(writer, bytes, start + INVALID_USER.length, end);
    } else if (Scan.startsWith(bytes, start, end, TOO_MANY)) {
      facts.add(writer, Fact.ACTION, TOO_MANY_ATTEMPTS);
      userAndOrigin(writer, bytes, start + TOO_MANY.length, end);
    } else if (Scan.startsWith(bytes, start, end, PAM)) {
      return false;
    } else {
      return origin(writer, bytes, start, end) >= 0;
    }
    return true;
  }

  private void attempt(EventWriter writer, byte[] bytes, int start, int end, byte[] outcome) {
    int user = Scan.after(bytes, start, end, FOR);
    if (user >= 0) {
      facts.add(writer, Fact.ACTION, LOGIN);
      facts.add(writer, Fact.OUTCOME, outcome);
      facts.add(writer, Fact.AUTHENTICATION, bytes, start, user - FOR.length);
      userAndOrigin(writer, bytes, user, end);
    }
  }

  private void userAndOrigin(EventWriter writer, byte[] bytes, int start, int end) {
    boolean invalid = Scan.startsWith(bytes, start, end, INVALID);
    // The blank before the name keeps an empty one apart from what follows.
    int user = invalid ? start + INVALID.length : start;
    int from = origin(writer, bytes, user - 1, end);
    facts.add(writer, Fact.USER, bytes, user, from < 0 ? end : from);
  }

  /** Adds address and port; gives the index where " from " stands, or -1. */
  private int origin(EventWriter writer, byte[] bytes, int start, int end) {
    int from = -1;
    for (int at = start; at >= 0; at = Scan.find(bytes, at + 1, end, FROM)) {
      from = Scan.startsWith(bytes, at, end, FROM) ? at : from;
    }
    if (from < 0) {
      return -1;
    }
    int address = from + FROM.length;
    int addressEnd = address;
    while (addressEnd < end && isAddress(bytes[addressEnd])) {
      addressEnd++;
    }
    // As in "Received disconnect from 192.0.2.1: 11: Bye".
    int to = addressEnd > address && bytes[addressEnd - 1] == ':' ? addressEnd - 1 : addressEnd;
    facts.add(writer, Fact.ADDRESS, bytes, address, to);
    if (Scan.startsWith(bytes, addressEnd, end, PORT)) {
      int port = addressEnd + PORT.length;
      facts.add(writer, Fact.PORT, bytes, port, Scan.afterDigits(bytes, port, end));
    }
    return from;
  }

  private static boolean isAddress(byte b) {
    return Character.digit(b & 0x7F, 16) >= 0 || b == '.' || b == ':';
  }
}
