package dev.haetae.formats.iis;

import com.google.auto.service.AutoService;
import dev.haetae.formats.Format;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.DeclaredLineFormat;
import dev.haetae.formats.line.ExtendedParser;
import dev.haetae.model.event.FieldSelection;
import java.util.List;
import java.util.Optional;

/**
 * Logs of IIS, and of others that write the W3C Extended Log File Format with blanks between the
 * columns, which the {@code #Fields} line gives; lines that come alone, as through an agent, are
 * taken to have the columns IIS writes unless it is told otherwise. The layout is what the line
 * says.
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/http/w3c-logging">W3C logging</a>
 */
@AutoService(Format.class)
public final class Iis extends DeclaredLineFormat {
  private static final int SURE = 96;
  private static final List<String> USUAL =
      List.of(
          "date",
          "time",
          "s-ip",
          "cs-method",
          "cs-uri-stem",
          "cs-uri-query",
          "s-port",
          "cs-username",
          "c-ip",
          "cs(User-Agent)",
          "cs(Referer)",
          "sc-status",
          "sc-substatus",
          "sc-win32-status",
          "time-taken");

  /** Which nothing but a log of requests has. */
  private static final List<String> PROOFS = List.of("cs-method", "cs-uri-stem", "sc-status");

  private static final ExtendedParser.Style STYLE =
      new ExtendedParser.Style(
          USUAL,
          USUAL.size(),
          ' ',
          "",
          false,
          "haetae.host",
          List.of("s-sitename", "s-computername", "s-ip"));

  /** What the service loader makes. */
  public Iis() {
    super(SURE);
  }

  @Override
  public Optional<Recognition> recognise(List<String> head, Judge judge) {
    Optional<String> columns = ExtendedParser.columns(head);
    if (columns.isPresent() && PROOFS.stream().noneMatch(columns.get()::contains)) {
      return Optional.empty();
    }
    return judge.judge(this, columns.orElse(""), head);
  }

  @Override
  public LineParser parser(FieldSelection selection, String layout, Origin origin) {
    return new ExtendedParser(catalog(), selection, STYLE, layout, origin);
  }
}
