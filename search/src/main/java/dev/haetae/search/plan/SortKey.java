package dev.haetae.search.plan;

/** A field to sort by. */
public record SortKey(String field, boolean descending, Order order, int at) {
  /** What decides between two values. */
  public enum Order {
    /** Numbers before text, numbers as numbers. */
    AUTO,
    /** Only as numbers. */
    NUMBERS,
    /** Only as text. */
    TEXT,
    /** As IP addresses. */
    ADDRESSES
  }
}
