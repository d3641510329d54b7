package dev.haetae.formats;

import dev.haetae.model.FieldSelection;
import java.util.List;
import java.util.Optional;

/** A log that is text, one event a line. */
public interface LineFormat extends Format {

  /**
   * Whether lines are of this log, judged by what they say and never by a file's name.
   *
   * @param head the first lines of an object, at most 64, without line ends
   * @return the layout, which is what the parser must know besides the line (the order of fields
   *     that a header gives; empty where a line stands alone), or nothing where it is another log
   */
  Optional<Recognition> recognise(List<String> head);

  /**
   * What a format made of the first lines.
   *
   * @param layout see {@link #recognise}
   * @param certainty 0 to 100; the surest format wins. 90 and more: the structure and the words of
   *     the log were seen; 50: only a plausible structure
   */
  record Recognition(String layout, int certainty) {}

  /** A parser for lines of this layout, for one thread. */
  LineParser parser(FieldSelection selection, String layout, Origin origin);
}
