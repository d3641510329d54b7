package dev.haetae.formats.auditd;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.FieldsFile;
import dev.haetae.formats.Format;
import dev.haetae.formats.LineFormat;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.Heads;
import dev.haetae.model.FieldSelection;
import java.util.List;
import java.util.Optional;

/**
 * The log of the Linux audit daemon: names and values, of which untrusted ones are written in
 * hexadecimal when they hold blanks or quotes. A field has the values of its enriched form too:
 * {@code syscall} is both 59 and execve.
 *
 * @see <a href="https://github.com/linux-audit/audit-documentation/wiki/SPEC-Audit-Event-Parsing">
 *     Audit event parsing</a>
 */
@AutoService(Format.class)
public final class Auditd implements LineFormat {
  private static final int SURE = 98;
  private static final DeclaredCatalog CATALOG = FieldsFile.of(Auditd.class);

  @Override
  public DeclaredCatalog catalog() {
    return CATALOG;
  }

  @Override
  public Optional<Recognition> recognise(List<String> head) {
    return Heads.judge(this, "", head, SURE);
  }

  @Override
  public LineParser parser(FieldSelection selection, String layout, Origin origin) {
    return new AuditParser(selection, origin);
  }
}
