package dev.haetae.formats.line;

import dev.haetae.formats.LineFormat;
import dev.haetae.formats.LineFormat.Recognition;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.model.Event;
import dev.haetae.model.FieldSelection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Judges the first lines of an object by reading them: what a log's own parser understands is that
 * log, so that recognising and reading cannot disagree.
 */
public final class Heads {
  private static final FieldSelection NOTHING = new FieldSelection.Builder().build();

  /** Late enough for every year a log may leave out; which one it is does not matter here. */
  private static final Instant ANY_YEAR = Instant.parse("2096-12-31T00:00:00Z");

  private static final Origin NOWHERE =
      new Origin("", Optional.empty(), Optional.empty(), ANY_YEAR);

  private Heads() {}

  /**
   * Recognises a log of which at least half of the lines that say something are understood.
   *
   * @param surest the certainty where all of them are; it falls with their share
   */
  public static Optional<Recognition> judge(
      LineFormat format, String layout, List<String> head, int surest) {
    Event event = new Event(format.catalog().log(), NOTHING, (e, field, path, writer) -> {});
    LineParser parser = format.parser(NOTHING, layout, NOWHERE);
    int understood = 0;
    int not = 0;
    for (String line : head) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      event.writer().begin("", 0);
      switch (parser.parse(bytes, 0, bytes.length, event)) {
        case EVENT -> understood++;
        case NOT_UNDERSTOOD -> not++;
        case NOTHING -> {}
      }
      if (2 * not > head.size()) {
        return Optional.empty();
      }
    }
    return understood == 0 || not > understood
        ? Optional.empty()
        : Optional.of(new Recognition(layout, surest * understood / (understood + not)));
  }
}
