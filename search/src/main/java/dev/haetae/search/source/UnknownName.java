package dev.haetae.search.source;

/** A search names an index or a source type the source does not have. */
public final class UnknownName extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String reason;
  private final int at;

  /**
   * Says so.
   *
   * @param reason what was met, and what there is
   * @param at where it stands in the search
   */
  public UnknownName(String reason, int at) {
    super(reason);
    this.reason = reason;
    this.at = at;
  }

  /** What was met, and what there is. */
  public String reason() {
    return reason;
  }

  /** Where it stands in the search. */
  public int at() {
    return at;
  }
}
