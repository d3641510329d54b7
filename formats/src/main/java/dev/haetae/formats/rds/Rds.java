package dev.haetae.formats.rds;

import com.google.auto.service.AutoService;
import dev.haetae.formats.Format;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.DeclaredLineFormat;
import dev.haetae.model.event.FieldSelection;
import java.util.Optional;

/**
 * Logs of databases in Amazon RDS, Aurora and Redshift: the audit log of Aurora MySQL and of
 * MariaDB's plugin (in its file or through syslog), the error and general log of MySQL, the log of
 * PostgreSQL with RDS's prefix or as CSV, pgaudit in it, the error log of SQL Server, and what
 * Redshift writes of connections, users and statements.
 *
 * @see <a href=
 *     "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Auditing.html">
 *     Advanced Auditing</a>
 * @see <a href=
 *     "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Concepts.PostgreSQL.html">
 *     PostgreSQL log files</a>
 */
@AutoService(Format.class)
public final class Rds extends DeclaredLineFormat {
  private static final int SURE = 95;

  /** What the service loader makes. */
  public Rds() {
    super(SURE);
  }

  @Override
  public LineParser parser(FieldSelection selection, String layout, Origin origin) {
    return new RdsParser(selection, layout, origin);
  }

  @Override
  public Optional<Continuation> continuation() {
    return Optional.of(StatementLines::continues);
  }
}
