package dev.haetae.formats.elb;

import com.google.auto.service.AutoService;
import dev.haetae.formats.Format;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.DeclaredLineFormat;
import dev.haetae.model.event.FieldSelection;

/**
 * Access logs of Classic Load Balancers: a request or, for TCP listeners, a connection a line.
 *
 * @see <a href=
 *     "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/access-log-collection.html">
 *     Access logs</a>
 */
@AutoService(Format.class)
public final class Elb extends DeclaredLineFormat {
  private static final int SURE = 92;

  /** What the service loader makes. */
  public Elb() {
    super(SURE);
  }

  @Override
  public LineParser parser(FieldSelection selection, String layout, Origin origin) {
    return new ElbParser(catalog(), selection, origin);
  }
}
