package dev.haetae.formats.rds;

import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.AccountAndRegion;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import java.util.concurrent.TimeUnit;

/** Reads a line by the first of the forms that fits it. */
final class RdsParser implements LineParser {
  /** The layout of a line that has no time of its own and follows one that has. */
  private static final String FURTHER = "further";

  private final AccountAndRegion accountAndRegion;
  private final RdsFields fields;
  private final AuditLine audit;
  private final PostgresLine postgres;
  private final PostgresCsvLine postgresCsv;
  private final MySqlLine mySql;
  private final SqlServerLine sqlServer;
  private final RedshiftLine redshift;
  private final boolean isFurther;
  private long before = Event.NO_TIME;

  RdsParser(FieldSelection selection, String layout, Origin origin) {
    accountAndRegion = new AccountAndRegion(origin);
    isFurther = layout.equals(FURTHER);
    fields = new RdsFields(selection);
    audit = new AuditLine(fields, TimeUnit.SECONDS.toMicros(origin.reference().getEpochSecond()));
    postgres = new PostgresLine(fields);
    postgresCsv = new PostgresCsvLine(fields);
    mySql = new MySqlLine(fields);
    sqlServer = new SqlServerLine(fields);
    redshift = new RedshiftLine(fields);
  }

  @Override
  public void begin() {
    before = Event.NO_TIME;
  }

  @Override
  public Outcome parse(byte[] bytes, int start, int end, Event event) {
    if (Scan.afterBlanks(bytes, start, end) == end || GeneralLog.isHead(bytes, start, end)) {
      return Outcome.NOTHING;
    }
    EventWriter writer = event.writer();
    boolean further = bytes[start] == '\t' && (isFurther || before != Event.NO_TIME);
    if (further) {
      readFurther(writer, bytes, start, end);
    } else {
      long time = read(writer, bytes, start, end);
      if (time == Event.NO_TIME) {
        return Outcome.NOT_UNDERSTOOD;
      }
      before = time;
    }
    writer.time(before);
    accountAndRegion.begin(writer);
    return Outcome.EVENT;
  }

  /** An entry of MySQL's, or a line of a statement of PostgreSQL that came in its own wrapping. */
  private void readFurther(EventWriter writer, byte[] bytes, int start, int end) {
    writer.layout(FURTHER);
    if (!mySql.readEntry(writer, bytes, start, end)) {
      fields.text(writer, "message", bytes, start + 1, end);
    }
  }

  private long read(EventWriter writer, byte[] bytes, int start, int end) {
    long time = audit.read(writer, bytes, start, end);
    if (time == Event.NO_TIME) {
      time = audit.readSyslog(writer, bytes, start, end);
    }
    if (time == Event.NO_TIME) {
      time = postgres.read(writer, bytes, start, end);
    }
    if (time == Event.NO_TIME) {
      time = postgresCsv.read(writer, bytes, start, end);
    }
    if (time == Event.NO_TIME) {
      time = mySql.read(writer, bytes, start, end);
    }
    if (time == Event.NO_TIME) {
      time = sqlServer.read(writer, bytes, start, end);
    }
    return time == Event.NO_TIME ? redshift.read(writer, bytes, start, end) : time;
  }
}
