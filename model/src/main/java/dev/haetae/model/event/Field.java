package dev.haetae.model.event;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One field of a log, a row of its format's {@code fields.yml}.
 *
 * @param name the log's own name, with dots: {@code userIdentity.arn}
 * @param otherNames further names that mean the same field, such as Sigma's or ECS's
 * @param type what its values are
 * @param open whether any path below this one is legitimate, as below {@code requestParameters}
 * @param derived whether the reader works it out rather than reads it; derived names begin with
 *     {@code haetae.}
 * @param ocsf the OCSF attribute that carries it, where there is one
 * @param column the column it is promoted to in the lake, where it is; named after the OCSF
 *     attribute where there is one, with underscores for its dots
 * @param many whether a record may have several values of it, and its column a list
 * @param description what it says, in a sentence
 */
public record Field(
    String name,
    List<String> otherNames,
    Type type,
    boolean open,
    boolean derived,
    Optional<String> ocsf,
    Optional<String> column,
    boolean many,
    String description) {

  /** The same field, which goes by these names too. */
  public Field withOtherNames(List<String> more) {
    List<String> all = Stream.concat(otherNames.stream(), more.stream()).toList();
    return new Field(name, all, type, open, derived, ocsf, column, many, description);
  }

  /** Whether the reader of a log works out the field with this name. */
  public static boolean isDerived(String name) {
    return name.startsWith("haetae.");
  }

  /** What the values of a field are. */
  public enum Type {
    STRING,
    NUMBER,
    BOOLEAN,
    /** A moment, written as text. */
    TIME,
    /** A moment, written as the seconds or parts of a second since 1970. */
    EPOCH,
    ADDRESS,
    OBJECT
  }
}
