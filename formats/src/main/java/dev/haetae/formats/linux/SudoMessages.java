package dev.haetae.formats.linux;

import dev.haetae.formats.line.Scan;
import dev.haetae.formats.linux.Facts.Fact;
import dev.haetae.model.event.EventWriter;

/**
 * The messages of sudo: {@code ana : TTY=pts/0 ; PWD=/home/ana ; USER=root ; COMMAND=/bin/sh},
 * where a refusal puts its reason in front.
 *
 * @see <a href="https://www.sudo.ws/docs/man/sudoers.man/#EVENT_LOGGING">sudoers, event logging</a>
 */
final class SudoMessages {
  private static final byte[] AFTER_USER = Scan.word(" : ");
  private static final byte[] BETWEEN = Scan.word(" ; ");
  private static final byte[] TTY = Scan.word("TTY=");
  private static final byte[] DIRECTORY = Scan.word("PWD=");
  private static final byte[] TARGET = Scan.word("USER=");
  private static final byte[] GROUP = Scan.word("GROUP=");
  private static final byte[] COMMAND = Scan.word("COMMAND=");
  private static final byte[] ACTION = Scan.word("sudo");

  private final Facts facts;

  SudoMessages(Facts facts) {
    this.facts = facts;
  }

  /** Adds what the message tells; false where it is PAM's and not sudo's. */
  boolean read(EventWriter writer, byte[] bytes, int start, int end) {
    int colon = Scan.find(bytes, start, end, AFTER_USER);
    if (colon < 0 || Scan.find(bytes, colon, end, COMMAND) < 0) {
      return false;
    }
    facts.add(writer, Fact.ACTION, ACTION);
    facts.add(writer, Fact.USER, bytes, start, colon);
    boolean allowed = true;
    int at = colon + AFTER_USER.length;
    while (at < end) {
      boolean last = Scan.startsWith(bytes, at, end, COMMAND);
      int next = last ? -1 : Scan.find(bytes, at, end, BETWEEN);
      int to = next < 0 ? end : next;
      allowed &= part(writer, bytes, at, to);
      at = next < 0 ? end : next + BETWEEN.length;
    }
    facts.add(writer, Fact.OUTCOME, allowed ? Facts.SUCCESS : Facts.FAILURE);
    return true;
  }

  /** Whether the part is a setting; a reason for refusal is not. */
  private boolean part(EventWriter writer, byte[] bytes, int start, int end) {
    if (Scan.startsWith(bytes, start, end, TTY)) {
      facts.add(writer, Fact.TTY, bytes, start + TTY.length, end);
    } else if (Scan.startsWith(bytes, start, end, DIRECTORY)) {
      facts.add(writer, Fact.DIRECTORY, bytes, start + DIRECTORY.length, end);
    } else if (Scan.startsWith(bytes, start, end, TARGET)) {
      facts.add(writer, Fact.TARGET_USER, bytes, start + TARGET.length, end);
    } else if (Scan.startsWith(bytes, start, end, GROUP)) {
      facts.add(writer, Fact.GROUP, bytes, start + GROUP.length, end);
    } else if (Scan.startsWith(bytes, start, end, COMMAND)) {
      facts.add(writer, Fact.COMMAND, bytes, start + COMMAND.length, end);
    } else {
      int equals = Scan.find(bytes, start, end, '=');
      return equals > start && Scan.find(bytes, start, equals, ' ') < 0;
    }
    return true;
  }
}
