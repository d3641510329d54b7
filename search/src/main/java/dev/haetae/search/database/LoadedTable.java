package dev.haetae.search.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Rows whose fields are not known before they come: each is kept as JSON, its fields by number, and
 * becomes columns when all are there.
 */
public final class LoadedTable implements AutoCloseable {
  /** A field met. */
  public static final class Met {
    private final int number;
    private boolean several;

    private Met(int number) {
      this.number = number;
    }

    public int number() {
      return number;
    }

    /** Whether a row has several values of it. */
    public boolean isSeveral() {
      return several;
    }
  }

  private static final int MOST_FIELDS = 2_000;
  private static final JsonMapper JSON = new JsonMapper();

  private final Connection connection;
  private final DuckDBAppender appender;
  private final Map<String, Met> fields = new LinkedHashMap<>();
  private long rows;
  private long left;

  private LoadedTable(Connection connection, DuckDBAppender appender) {
    this.connection = connection;
    this.appender = appender;
  }

  static LoadedTable create(DuckDBConnection beside, String table) throws SQLException {
    DuckDBConnection connection = beside.duplicate();
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE " + table + " (number BIGINT, fields VARCHAR)");
      return new LoadedTable(connection, connection.createAppender(table.replace("\"", "")));
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  public void add(Map<String, List<String>> row) throws SQLException {
    ObjectNode json = JSON.createObjectNode();
    for (Map.Entry<String, List<String>> each : row.entrySet()) {
      Met met = fields.get(each.getKey());
      if (met == null) {
        if (fields.size() == MOST_FIELDS) {
          left++;
          continue;
        }
        met = new Met(fields.size());
        fields.put(each.getKey(), met);
      }
      List<String> values = each.getValue();
      String key = Integer.toString(met.number());
      if (values.size() == 1) {
        json.put(key, values.getFirst());
      } else if (values.size() > 1) {
        met.several = true;
        ArrayNode list = json.putArray(key);
        values.forEach(list::add);
      }
    }
    appender.beginRow();
    appender.append(rows++);
    appender.append(text(json));
    appender.endRow();
  }

  private static String text(ObjectNode json) {
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The fields met, in the order they came. */
  public Map<String, Met> fields() {
    return fields;
  }

  public long rows() {
    return rows;
  }

  /** The values left out because there were too many different fields. */
  public long left() {
    return left;
  }

  public List<String> paths() {
    List<String> paths = new ArrayList<>();
    fields.values().forEach(met -> paths.add("$.\"" + met.number() + "\""));
    return paths;
  }

  @Override
  public void close() throws SQLException {
    try {
      appender.flush();
      appender.close();
    } finally {
      connection.close();
    }
  }
}
