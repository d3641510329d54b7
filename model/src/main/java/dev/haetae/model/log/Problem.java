package dev.haetae.model.log;

/**
 * Something in the input that could not be read, was cut or was left out. Nothing is dropped
 * without one.
 *
 * @param reason which kind of thing went wrong; problems are counted by it
 * @param place where
 * @param detail what was met and what was expected, in a sentence for the user; may quote input, so
 *     it is escaped for where it is shown
 */
public record Problem(Reason reason, Place place, String detail) {

  /** The kinds of problem, each with the words the account at the end of a scan uses. */
  public enum Reason {
    UNREADABLE("could not be opened or read"),
    NOT_A_LOG("is not a log of any known kind"),
    EMPTY("is empty"),
    TRUNCATED("ends before it is complete"),
    CORRUPT("is damaged"),
    TOO_LONG("is longer than the limit"),
    TOO_DEEP("is nested deeper than the limit"),
    TOO_MANY_FIELDS("has more values than the limit"),
    EXPANDS_TOO_FAR("unpacks to more than the limit"),
    UNSAFE_NAME("has a name that leads outside its archive"),
    LINK_LOOP("is a link that leads back to itself"),
    MALFORMED("is not well formed"),
    BAD_ENCODING("holds bytes that are no text"),
    BAD_TIME("has no usable time"),
    WRONG_TYPE("has a field of another type than documented"),
    CHANGED("changed while it was read"),
    NOT_UNDERSTOOD("is not understood");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    /** What happened, to stand after the name of the thing it happened to. */
    public String words() {
      return words;
    }
  }
}
