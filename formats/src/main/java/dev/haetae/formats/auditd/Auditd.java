package dev.haetae.formats.auditd;

import com.google.auto.service.AutoService;
import dev.haetae.formats.Format;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.DeclaredLineFormat;
import dev.haetae.model.event.FieldSelection;
import java.util.Optional;

/**
 * The log of the Linux audit daemon: names and values, of which untrusted ones are written in
 * hexadecimal when they hold blanks or quotes. A field has the values of its enriched form too:
 * {@code syscall} is both 59 and execve. Records with one stamp that follow each other are one
 * event, with the fields of all of them: who ran a command is in another than the command.
 *
 * @see <a href="https://github.com/linux-audit/audit-documentation/wiki/SPEC-Audit-Event-Parsing">
 *     Audit event parsing</a>
 */
@AutoService(Format.class)
public final class Auditd extends DeclaredLineFormat {
  private static final int SURE = 98;

  /** What the service loader makes. */
  public Auditd() {
    super(SURE);
  }

  @Override
  public LineParser parser(FieldSelection selection, String layout, Origin origin) {
    return new AuditParser(selection, origin);
  }

  @Override
  public Optional<Continuation> continuation() {
    return Optional.of(AuditParser::isSameStamp);
  }
}
