package dev.haetae.formats.alb;

import com.google.auto.service.AutoService;
import dev.haetae.formats.Format;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.DeclaredLineFormat;
import dev.haetae.model.event.FieldSelection;
import java.util.List;
import java.util.Optional;

/**
 * Logs of Application Load Balancers: access logs, a request a line, and connection logs, a
 * connection a line.
 *
 * @see <a href=
 *     "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html">
 *     Access logs</a>
 * @see <a href=
 *     "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-connection-logs.html">
 *     Connection logs</a>
 */
@AutoService(Format.class)
public final class Alb extends DeclaredLineFormat {
  private static final String CONNECTION = "connection";
  private static final int SURE = 97;

  /** What the service loader makes. */
  public Alb() {
    super(SURE);
  }

  @Override
  public Optional<Recognition> recognise(List<String> head, Judge judge) {
    return judge.judge(this, "", head).or(() -> judge.judge(this, CONNECTION, head));
  }

  @Override
  public LineParser parser(FieldSelection selection, String layout, Origin origin) {
    return layout.equals(CONNECTION)
        ? new ConnectionParser(catalog(), selection, origin)
        : new AccessParser(catalog(), selection, origin);
  }
}
