package dev.haetae.formats.linux;

import com.google.auto.service.AutoService;
import dev.haetae.formats.Format;
import dev.haetae.formats.JsonFormat;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.DeclaredLineFormat;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import java.util.List;

/**
 * What a Linux machine writes through syslog: auth.log, secure, messages, syslog, cron; and the own
 * files of vsftpd and ClamAV, which begin otherwise. The time may be that of RFC 3164, with or
 * without a year, or of RFC 5424. The journal of systemd says the same as JSON.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3164">RFC 3164</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5424">RFC 5424</a>
 * @see <a href="https://systemd.io/JOURNAL_EXPORT_FORMATS/">Journal export formats</a>
 */
@AutoService(Format.class)
public final class Linux extends DeclaredLineFormat implements JsonFormat {
  private static final int SURE = 85;

  /** What the service loader makes. */
  public Linux() {
    super(SURE);
  }

  @Override
  public LineParser parser(FieldSelection selection, String layout, Origin origin) {
    return new LinuxParser(selection, origin);
  }

  @Override
  public List<String> needs(String path) {
    return JournalFacts.needsOf(path);
  }

  @Override
  public Event.Derivation derivation(FieldSelection selection) {
    return new JournalFacts(selection);
  }
}
