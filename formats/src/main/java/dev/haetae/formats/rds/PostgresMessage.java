package dev.haetae.formats.rds;

import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.EventWriter;

/** What a message of PostgreSQL's tells of: a login, who left, a statement, an entry of pgaudit. */
final class PostgresMessage {
  private static final byte[] AUTHORIZED = Scan.word("connection authorized:");
  private static final byte[] DISCONNECTION = Scan.word("disconnection:");
  private static final byte[] AUDIT = Scan.word("AUDIT: ");
  private static final byte[] STATEMENT = Scan.word("statement: ");
  static final byte[] FATAL = Scan.word("FATAL");
  private static final byte[][] REFUSALS = {
    Scan.word("authentication failed for user"),
    Scan.word("no pg_hba.conf entry for host"),
    Scan.word("does not exist"),
    Scan.word("is not permitted to log in"),
    Scan.word("pg_hba.conf rejects connection")
  };
  private static final int AUDIT_CLASS = 3;
  private static final int AUDIT_OBJECT = 6;
  private static final int AUDIT_STATEMENT = 7;

  private final RdsFields fields;

  PostgresMessage(RdsFields fields) {
    this.fields = fields;
  }

  /**
   * Adds what the message says.
   *
   * @param fatal whether the server gave up the connection over it
   */
  void tell(EventWriter writer, byte[] bytes, int start, int end, boolean fatal) {
    if (Scan.startsWith(bytes, start, end, AUTHORIZED)) {
      fields.login(writer, RdsFields.SUCCESS);
    } else if (Scan.startsWith(bytes, start, end, DISCONNECTION)) {
      fields.action(writer, RdsFields.LOGOUT);
    } else if (Scan.startsWith(bytes, start, end, AUDIT)) {
      fields.action(writer, RdsFields.QUERY);
      audit(writer, bytes, start + AUDIT.length, end);
    } else if (Scan.startsWith(bytes, start, end, STATEMENT)) {
      fields.action(writer, RdsFields.QUERY);
      fields.text(writer, "object", bytes, start + STATEMENT.length, end);
    } else if (fatal && isRefusal(bytes, start, end)) {
      fields.login(writer, RdsFields.FAILURE);
    }
  }

  private static boolean isRefusal(byte[] bytes, int start, int end) {
    for (byte[] words : REFUSALS) {
      if (Scan.find(bytes, start, end, words) >= 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Type, statement id, substatement id, class, command, object type, object and statement, by
   * commas.
   *
   * @see <a href="https://github.com/pgaudit/pgaudit#format">pgaudit format</a>
   */
  private void audit(EventWriter writer, byte[] bytes, int start, int end) {
    int at = start;
    for (int part = 0; part < AUDIT_STATEMENT && at < end; part++) {
      int to = Scan.until(bytes, at, end, ',');
      if (part == AUDIT_CLASS) {
        fields.text(writer, "operation", bytes, at, to);
      } else if (part == AUDIT_OBJECT) {
        fields.text(writer, "table", bytes, at, to);
      }
      at = to + 1;
    }
    fields.text(writer, "object", bytes, at, end);
  }
}
