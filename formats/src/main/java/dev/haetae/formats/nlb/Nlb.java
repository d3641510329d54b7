package dev.haetae.formats.nlb;

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
 * Access logs of Network Load Balancers: a TLS connection a line.
 *
 * @see <a href=
 *     "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-access-logs.html">
 *     Access logs</a>
 */
@AutoService(Format.class)
public final class Nlb implements LineFormat {
  private static final int SURE = 97;
  private static final DeclaredCatalog CATALOG = FieldsFile.of(Nlb.class);

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
    return new NlbParser(CATALOG, selection, origin);
  }
}
