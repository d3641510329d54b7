package dev.haetae.files.parquet;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the rows of one Parquet file are written as lines.
 *
 * @param header the line before the first row, with its end; empty where there is none
 * @param expression the SQL expression that makes one line of one {@code record}
 */
record ParquetRows(String header, String expression) {
  /**
   * Fields of the default VPC flow log, as Parquet names them. A log that has three of them is one:
   * every custom format keeps the addresses, ports or counts that make it of use.
   *
   * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html">Flow log
   *     records</a>
   */
  private static final Set<String> FLOW_LOG =
      Set.of(
          "account_id",
          "interface_id",
          "srcaddr",
          "dstaddr",
          "srcport",
          "dstport",
          "protocol",
          "packets",
          "bytes",
          "action",
          "log_status");

  private static final int FLOW_LOG_FIELDS = 3;

  /** What would end a value in a line of text: six of them. */
  private static final String SPACES = "concat(' ', chr(9), chr(10), chr(11), chr(12), chr(13))";

  /**
   * A column as DuckDB describes it.
   *
   * @param type such as {@code VARCHAR} or {@code STRUCT(a BIGINT)}
   */
  record Column(String name, String type) {
    boolean isNested() {
      return (type.contains("(") && !type.startsWith("DECIMAL")) || type.endsWith("]");
    }

    boolean isOneWord() {
      return name.chars().allMatch(sign -> sign == '_' || Character.isLetterOrDigit(sign));
    }

    /** The text log's name of the field: {@code account-id} for {@code account_id}. */
    String flowLogName() {
      return name.replace('_', '-');
    }

    /** The value as the text log writes it: {@code -} where there is none, and never a space. */
    String flowLogValue() {
      String text = "CAST(record.\"" + name.replace("\"", "\"\"") + "\" AS VARCHAR)";
      return isNumber()
          ? "coalesce(" + text + ", '-')"
          : "coalesce(nullif(translate(" + text + ", " + SPACES + ", '______'), ''), '-')";
    }

    private boolean isNumber() {
      return type.endsWith("INTEGER") || type.endsWith("INT");
    }
  }

  static ParquetRows of(List<Column> columns) {
    return isFlowLog(columns) ? flowLog(columns) : json();
  }

  private static boolean isFlowLog(List<Column> columns) {
    long known = columns.stream().map(Column::name).filter(FLOW_LOG::contains).count();
    return known >= FLOW_LOG_FIELDS
        && columns.stream().noneMatch(Column::isNested)
        && columns.stream().allMatch(Column::isOneWord);
  }

  private static ParquetRows flowLog(List<Column> columns) {
    return new ParquetRows(
        columns.stream().map(Column::flowLogName).collect(Collectors.joining(" ", "", "\n")),
        columns.stream()
            .map(Column::flowLogValue)
            .collect(Collectors.joining(", ", "concat_ws(' ', ", ")")));
  }

  private static ParquetRows json() {
    return new ParquetRows("", "CAST(to_json(record) AS VARCHAR)");
  }
}
