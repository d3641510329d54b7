package dev.haetae.formats.linux;

import dev.haetae.formats.line.Scan;
import dev.haetae.formats.linux.Facts.Fact;
import dev.haetae.model.event.EventWriter;

/**
 * Messages about accounts and sessions, told by their words whichever program wrote them: those of
 * PAM, shadow's useradd, userdel, usermod and passwd, su and cron.
 */
final class AccountMessages {
  private static final byte[] AUTHENTICATION_FAILURE = Scan.word("authentication failure;");
  private static final byte[] REMOTE_HOST = Scan.word(" rhost=");
  private static final byte[] PAM_USER = Scan.word(" user=");
  private static final byte[] PAM_TTY = Scan.word(" tty=");
  private static final byte[] SESSION_OPENED = Scan.word("session opened for user ");
  private static final byte[] SESSION_CLOSED = Scan.word("session closed for user ");
  private static final byte[] NEW_USER = Scan.word("new user: name=");
  private static final byte[] NEW_GROUP = Scan.word("new group: name=");
  private static final byte[] USER_ID = Scan.word(" UID=");
  private static final byte[] GROUP_ID = Scan.word(" GID=");
  private static final byte[] DELETE_USER = Scan.word("delete user '");
  private static final byte[] ADD = Scan.word("add '");
  private static final byte[] TO_GROUP = Scan.word("' to group '");
  private static final byte[] PASSWORD = Scan.word("password changed for ");
  private static final byte[] FAILED_SU = Scan.word("FAILED SU (to ");
  private static final byte[] SU = Scan.word("(to ");
  private static final byte[] SU_BY = Scan.word(") ");
  private static final byte[] ON = Scan.word(" on ");
  private static final byte[] CRON_COMMAND = Scan.word(") CMD (");

  private final Facts facts;

  AccountMessages(Facts facts) {
    this.facts = facts;
  }

  void read(EventWriter writer, byte[] bytes, int start, int end) {
    boolean told =
        pam(writer, bytes, start, end)
            || shadow(writer, bytes, start, end)
            || su(writer, bytes, start, end)
            || cron(writer, bytes, start, end);
    if (!told) {
      named(writer, bytes, start, end, DELETE_USER, "user-deleted", '\'');
    }
  }

  private boolean pam(EventWriter writer, byte[] bytes, int start, int end) {
    int failure = Scan.after(bytes, start, end, AUTHENTICATION_FAILURE);
    if (failure < 0) {
      return named(writer, bytes, start, end, SESSION_OPENED, "session-opened", ' ')
          || named(writer, bytes, start, end, SESSION_CLOSED, "session-closed", ' ')
          || named(writer, bytes, start, end, PASSWORD, "password-changed", ' ');
    }
    tell(writer, "pam-authentication");
    facts.add(writer, Fact.OUTCOME, Facts.FAILURE);
    setting(writer, bytes, failure, end, REMOTE_HOST, Fact.ADDRESS);
    setting(writer, bytes, failure, end, PAM_USER, Fact.USER);
    setting(writer, bytes, failure, end, PAM_TTY, Fact.TTY);
    return true;
  }

  private boolean shadow(EventWriter writer, byte[] bytes, int start, int end) {
    int user = Scan.after(bytes, start, end, NEW_USER);
    int group = user >= 0 ? -1 : Scan.after(bytes, start, end, NEW_GROUP);
    int member = Scan.after(bytes, start, end, ADD);
    int toGroup = member < 0 ? -1 : Scan.after(bytes, member, end, TO_GROUP);
    if (user >= 0) {
      tell(writer, "user-added");
      facts.add(writer, Fact.TARGET_USER, bytes, user, Scan.until(bytes, user, end, ','));
      setting(writer, bytes, user, end, USER_ID, Fact.UID);
      setting(writer, bytes, user, end, GROUP_ID, Fact.GID);
    } else if (group >= 0) {
      tell(writer, "group-added");
      facts.add(writer, Fact.GROUP, bytes, group, Scan.until(bytes, group, end, ','));
      setting(writer, bytes, group, end, GROUP_ID, Fact.GID);
    } else if (toGroup >= 0) {
      tell(writer, "group-member-added");
      facts.add(writer, Fact.TARGET_USER, bytes, member, toGroup - TO_GROUP.length);
      facts.add(writer, Fact.GROUP, bytes, toGroup, Scan.until(bytes, toGroup, end, '\''));
    }
    return user >= 0 || group >= 0 || toGroup >= 0;
  }

  private boolean su(EventWriter writer, byte[] bytes, int start, int end) {
    boolean failed = Scan.startsWith(bytes, start, end, FAILED_SU);
    if (!failed && !Scan.startsWith(bytes, start, end, SU)) {
      return false;
    }
    int target = start + (failed ? FAILED_SU.length : SU.length);
    int by = Scan.after(bytes, target, end, SU_BY);
    if (by < 0) {
      return false;
    }
    int on = Scan.find(bytes, by, end, ON);
    tell(writer, "su");
    facts.add(writer, Fact.OUTCOME, failed ? Facts.FAILURE : Facts.SUCCESS);
    facts.add(writer, Fact.TARGET_USER, bytes, target, by - SU_BY.length);
    facts.add(writer, Fact.USER, bytes, by, on < 0 ? end : on);
    facts.add(writer, Fact.TTY, bytes, on < 0 ? end : on + ON.length, end);
    return true;
  }

  private boolean cron(EventWriter writer, byte[] bytes, int start, int end) {
    int command = bytes[start] == '(' ? Scan.after(bytes, start, end, CRON_COMMAND) : -1;
    if (command < 0) {
      return false;
    }
    tell(writer, "cron-command");
    facts.add(writer, Fact.USER, bytes, start + 1, command - CRON_COMMAND.length);
    facts.add(writer, Fact.COMMAND, bytes, command, bytes[end - 1] == ')' ? end - 1 : end);
    return true;
  }

  /** A message that names the account it is about after these words. */
  private boolean named(
      EventWriter writer,
      byte[] bytes,
      int start,
      int end,
      byte[] words,
      String action,
      char closing) {
    int user = Scan.after(bytes, start, end, words);
    if (user < 0) {
      return false;
    }
    tell(writer, action);
    int to = Scan.until(bytes, user, end, closing);
    // Newer PAM writes the number of the user behind the name: root(uid=0).
    int number = closing == ' ' ? Scan.until(bytes, user, to, '(') : to;
    facts.add(writer, Fact.TARGET_USER, bytes, user, number);
    return true;
  }

  private void tell(EventWriter writer, String action) {
    facts.add(writer, Fact.ACTION, Scan.word(action));
  }

  private void setting(
      EventWriter writer, byte[] bytes, int start, int end, byte[] name, Fact fact) {
    int value = Scan.after(bytes, start - 1, end, name);
    if (value >= 0) {
      int to = Math.min(Scan.until(bytes, value, end, ' '), Scan.until(bytes, value, end, ','));
      facts.add(writer, fact, bytes, value, to);
    }
  }
}
