package dev.haetae.formats.linux;

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
 * What a Linux machine writes through syslog: auth.log, secure, messages, syslog, cron; and the own
 * files of vsftpd and ClamAV, which begin otherwise. The time may be that of RFC 3164, with or
 * without a year, or of RFC 5424.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3164">RFC 3164</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5424">RFC 5424</a>
 */
@AutoService(Format.class)
public final class Linux implements LineFormat {
  private static final int SURE = 85;
  private static final DeclaredCatalog CATALOG = FieldsFile.of(Linux.class);

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
    return new LinuxParser(selection, origin);
  }
}
