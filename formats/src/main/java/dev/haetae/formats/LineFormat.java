package dev.haetae.formats;

import dev.haetae.model.event.FieldSelection;
import java.util.List;
import java.util.Optional;

/** A log that is text, one event a line, or several lines that say that they belong together. */
public interface LineFormat extends Format {

  /**
   * Whether lines are of this log, judged by what they say and never by a file's name.
   *
   * @param head the first lines of an object, at most 64, without line ends
   * @param judge reads them with parsers of this format
   * @return the layout, which is what the parser must know besides the line (the order of fields
   *     that a header gives; empty where a line stands alone), or nothing where it is another log
   */
  Optional<Recognition> recognise(List<String> head, Judge judge);

  /**
   * As {@link #recognise(List, Judge)}, of lines of an object of which something is known before
   * they are read, such as the order of their fields.
   */
  default Optional<Recognition> recognise(List<String> head, Origin known, Judge judge) {
    return recognise(head, judge);
  }

  /** Judges lines by what a log's own parser makes of them. */
  @FunctionalInterface
  interface Judge {
    /**
     * Recognises a log of which at least half of the lines that say something are understood.
     *
     * @param layout what the parser must know besides the lines
     * @return a certainty that is {@link #surest} where all of them are; it falls with their share
     */
    Optional<Recognition> judge(LineFormat format, String layout, List<String> head);
  }

  /**
   * What the user can do where lines that nothing knows are probably of this log, in a sentence;
   * nothing where they do not look like it.
   *
   * @param head as for {@link #recognise}
   */
  default Optional<String> advice(List<String> head) {
    return Optional.empty();
  }

  /**
   * The highest certainty {@link #recognise} can have: a format that cannot be surer than one that
   * was found is not asked.
   */
  int surest();

  /**
   * What a format made of the first lines.
   *
   * @param layout see {@link #recognise}
   * @param certainty 0 to 100; the surest format wins, of equally sure ones that which could be
   *     surer. 90 and more: the structure and the words of the log were seen; 50: only a plausible
   *     structure
   */
  record Recognition(String layout, int certainty) {}

  /** A parser for lines of this layout, for one thread. */
  LineParser parser(FieldSelection selection, String layout, Origin origin);

  /** How its lines are joined, where an event may be several. */
  default Optional<Continuation> continuation() {
    return Optional.empty();
  }

  /**
   * Decides which lines are one event. Only lines that follow each other are asked about; a parser
   * is given those of one event together.
   */
  @FunctionalInterface
  interface Continuation {
    /**
     * Whether a line belongs to the event of the lines before it.
     *
     * @param start where the first line of the event begins
     * @param end where the last that is known to belong to it ends, line end not included
     * @param lineEnd where the line ends that begins one after {@code end}
     */
    boolean continues(byte[] bytes, int start, int end, int lineEnd);
  }
}
