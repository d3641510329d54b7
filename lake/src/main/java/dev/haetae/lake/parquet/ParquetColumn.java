package dev.haetae.lake.parquet;

/**
 * A column of a Parquet file.
 *
 * @param id the field's id, by which Iceberg knows it
 * @param elementId the id of a list's elements; 0 for a single value
 * @param required whether every row has a value
 * @param bounds whether least and greatest value are kept
 * @param bloom whether a Bloom filter is made of its values
 */
public record ParquetColumn(
    String name,
    int id,
    int elementId,
    Type type,
    boolean required,
    boolean list,
    boolean bounds,
    boolean bloom) {

  /** What its values are. */
  public enum Type {
    BOOLEAN(0),
    LONG(2),
    DOUBLE(5),
    /** Microseconds since 1970, in UTC. */
    TIME(2),
    TEXT(6);

    final int physical;

    Type(int physical) {
      this.physical = physical;
    }
  }

  int definitions() {
    return list ? 3 : required ? 0 : 1;
  }
}
