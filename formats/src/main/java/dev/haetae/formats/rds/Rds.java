package dev.haetae.formats.rds;

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
 * Logs of databases in Amazon RDS and Aurora: the audit log of Aurora MySQL and of MariaDB's
 * plugin, the error and general log of MySQL, and the log of PostgreSQL with RDS's prefix, pgaudit
 * in it.
 *
 * @see <a href=
 *     "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Auditing.html">
 *     Advanced Auditing</a>
 * @see <a href=
 *     "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Concepts.PostgreSQL.html">
 *     PostgreSQL log files</a>
 */
@AutoService(Format.class)
public final class Rds implements LineFormat {
  private static final int SURE = 95;
  private static final DeclaredCatalog CATALOG = FieldsFile.of(Rds.class);

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
    return new RdsParser(selection, origin);
  }
}
