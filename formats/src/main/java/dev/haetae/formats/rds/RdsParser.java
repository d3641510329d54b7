package dev.haetae.formats.rds;

import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.Home;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;

/** Reads a line by the first of the forms that fits it. */
final class RdsParser implements LineParser {
  private final Home home;
  private final RdsFields fields;
  private final AuditLine audit;
  private final PostgresLine postgres;
  private final PostgresCsvLine postgresCsv;
  private final MySqlLine mySql;
  private final SqlServerLine sqlServer;
  private final RedshiftLine redshift;
  private long before = Event.NO_TIME;

  RdsParser(FieldSelection selection, Origin origin) {
    home = new Home(origin);
    fields = new RdsFields(selection);
    audit = new AuditLine(fields);
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
    if (Scan.afterBlanks(bytes, start, end) == end) {
      return Outcome.NOTHING;
    }
    EventWriter writer = event.writer();
    long time = read(writer, bytes, start, end);
    if (time == Event.NO_TIME) {
      return Outcome.NOT_UNDERSTOOD;
    }
    before = time;
    writer.time(time);
    home.begin(writer);
    return Outcome.EVENT;
  }

  private long read(EventWriter writer, byte[] bytes, int start, int end) {
    if (bytes[start] == '\t' && before != Event.NO_TIME) {
      // A further line of a statement of PostgreSQL that came in a wrapping of its own.
      fields.text(writer, "message", bytes, start + 1, end);
      return before;
    }
    long time = audit.read(writer, bytes, start, end);
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
