package dev.haetae.app.timeline;

/** What part the subject has in an event. */
public enum Part {
  /** It acts. */
  ACTS("by"),
  /** It is acted upon. */
  ACTED_UPON("on"),
  /** It is named somewhere in the record. */
  NAMED("named");

  private final String word;

  Part(String word) {
    this.word = word;
  }

  /** The word that is shown for it. */
  public String word() {
    return word;
  }
}
