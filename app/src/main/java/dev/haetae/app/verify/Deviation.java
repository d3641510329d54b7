package dev.haetae.app.verify;

/**
 * Something that is not as CloudTrail delivered it, or cannot be shown to be.
 *
 * @param kind what kind of thing
 * @param object the key or file it concerns
 * @param detail what was met and what was expected
 */
public record Deviation(Kind kind, String object, String detail) {

  /** The kinds, worst first. */
  public enum Kind {
    /** A file's content is not what its digest says. */
    ALTERED("altered"),
    /** A signature does not fit. */
    BAD_SIGNATURE("bad signature"),
    /** A file that a digest names is not there. */
    MISSING("missing"),
    /** A digest that another names as the one before it is not there. */
    CHAIN_BROKEN("chain broken"),
    /** Time, or log files delivered in it, of which no digest tells. */
    UNCOVERED("not covered"),
    /** A log file that the digest of its hour does not name. */
    EXTRA("extra"),
    /** A signature nobody gave, or whose key nobody gave. */
    UNSIGNED("not proven"),
    /** A file that cannot be read. */
    UNREADABLE("unreadable");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The words that are shown for it. */
    public String word() {
      return word;
    }
  }
}
