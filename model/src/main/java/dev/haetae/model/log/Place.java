package dev.haetae.model.log;

/**
 * Where a record was read.
 *
 * @param object the file or object as the user would name it; what lies inside an archive follows
 *     after {@code !}, as in {@code logs.tar.gz!a/b.json}
 * @param line the line of a text log, or the ordinal of the record in a log that is one document; 1
 *     is the first, 0 stands for the whole object
 */
public record Place(String object, long line) {

  /** The whole of an object, where no line is to blame. */
  public static Place of(String object) {
    return new Place(object, 0);
  }

  /** {@code object:line}, or only the object where the line is 0. */
  @Override
  public String toString() {
    return line == 0 ? object : object + ":" + line;
  }
}
