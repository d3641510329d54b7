package dev.haetae.lake.engine;

import java.sql.SQLException;
import java.sql.Statement;

/** Why a query failed whose rows were read as they came. */
public final class StreamFailure {
  private static final String FORGOTTEN = "Invalid result set";

  private StreamFailure() {}

  /** Whether DuckDB's driver forgot the reason, as it does once rows were read. */
  public static boolean isForgotten(SQLException met) {
    return String.valueOf(met.getMessage()).contains(FORGOTTEN);
  }

  /**
   * The reason, which DuckDB says where the query is run again and not streamed.
   *
   * @param again a new one of the same connection: the failure closed that of the query
   */
  public static SQLException reason(Statement again, String sql, SQLException met) {
    if (!isForgotten(met)) {
      return met;
    }
    try {
      again.execute("CREATE OR REPLACE TEMP TABLE haetae_reason AS " + sql);
      again.execute("DROP TABLE haetae_reason");
    } catch (SQLException said) {
      return said;
    }
    return met;
  }
}
