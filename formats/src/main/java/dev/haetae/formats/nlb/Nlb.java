package dev.haetae.formats.nlb;

import com.google.auto.service.AutoService;
import dev.haetae.formats.Format;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.DeclaredLineFormat;
import dev.haetae.model.event.FieldSelection;

/**
 * Access logs of Network Load Balancers: a TLS connection a line.
 *
 * @see <a href=
 *     "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-access-logs.html">
 *     Access logs</a>
 */
@AutoService(Format.class)
public final class Nlb extends DeclaredLineFormat {
  private static final int SURE = 97;

  /** What the service loader makes. */
  public Nlb() {
    super(SURE);
  }

  @Override
  public LineParser parser(FieldSelection selection, String layout, Origin origin) {
    return new NlbParser(catalog(), selection, origin);
  }
}
