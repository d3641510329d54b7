package dev.haetae.lake.catalog;

import dev.haetae.lake.parquet.ParquetColumn;
import dev.haetae.lake.table.LakeColumn;
import dev.haetae.lake.table.LakeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** The lake's tables as Iceberg and Parquet know them. */
final class TableShape {
  /** What every row has. */
  private static final Set<String> REQUIRED =
      Set.of("time", "event_id", "account", "region", "log", "place", "line", "raw");

  /** What is too long, or too different, for its least and greatest value to say anything. */
  private static final Set<String> WITHOUT_BOUNDS = Set.of(LakeTable.RAW, LakeTable.FIELDS);

  private TableShape() {}

  /** The schema of a new table; a list's elements have an id too. */
  static Schema schema(LakeTable table) {
    List<Types.NestedField> fields = new ArrayList<>();
    int elements = table.columns().size();
    for (LakeColumn column : table.columns()) {
      int id = fields.size() + 1;
      Type type = column.list() ? list(++elements) : type(column);
      fields.add(
          REQUIRED.contains(column.name())
              ? Types.NestedField.required(id, column.name(), type, column.description())
              : Types.NestedField.optional(id, column.name(), type, column.description()));
    }
    return new Schema(fields);
  }

  private static Type list(int elementId) {
    return Types.ListType.ofOptional(elementId, Types.StringType.get());
  }

  /** A column's type; of a list that of the whole. */
  static Type type(LakeColumn column) {
    if (column.list()) {
      return list(0);
    }
    return switch (column.type()) {
      case TEXT -> Types.StringType.get();
      case WHOLE -> Types.LongType.get();
      case BOOLEAN -> Types.BooleanType.get();
      case TIME -> Types.TimestampType.withZone();
    };
  }

  /** A table is parted by the day. */
  static PartitionSpec parts(Schema schema) {
    return PartitionSpec.builderFor(schema).day(LakeTable.TIME).build();
  }

  /** Every file is in order of time. */
  static SortOrder order(Schema schema) {
    return SortOrder.builderFor(schema).asc(LakeTable.TIME).build();
  }

  /** The columns of a table's Parquet files, with the ids they have in the Iceberg table. */
  static List<ParquetColumn> parquet(LakeTable table, Schema schema) {
    return table.columns().stream().map(column -> parquet(column, schema)).toList();
  }

  private static ParquetColumn parquet(LakeColumn column, Schema schema) {
    Types.NestedField field = schema.findField(column.name());
    int element = column.list() ? field.type().asListType().elementId() : 0;
    return new ParquetColumn(
        column.name(),
        field.fieldId(),
        element,
        physical(column.type()),
        field.isRequired(),
        column.list(),
        !WITHOUT_BOUNDS.contains(column.name()),
        isLookedFor(column));
  }

  /** Texts are looked for one by one, as are the elements of lists. */
  private static boolean isLookedFor(LakeColumn column) {
    return column.type() == LakeColumn.Type.TEXT && !WITHOUT_BOUNDS.contains(column.name());
  }

  private static ParquetColumn.Type physical(LakeColumn.Type type) {
    return switch (type) {
      case TEXT -> ParquetColumn.Type.TEXT;
      case WHOLE -> ParquetColumn.Type.LONG;
      case BOOLEAN -> ParquetColumn.Type.BOOLEAN;
      case TIME -> ParquetColumn.Type.TIME;
    };
  }
}
