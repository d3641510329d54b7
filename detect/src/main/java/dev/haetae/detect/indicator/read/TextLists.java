package dev.haetae.detect.indicator.read;

import dev.haetae.detect.indicator.Category;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads lists of one indicator a line, and AlienVault's reputation lines. */
final class TextLists {
  private static final Pattern REMARK = Pattern.compile("\\s+(?:#|;|//).*$|;.*$");
  private static final Pattern BLANK = Pattern.compile("\\s+");

  /** Hosts files lead the names they block to these. */
  private static final Set<String> NOWHERE = Set.of("0.0.0.0", "127.0.0.1", "::", "::1");

  private static final Set<String> USUAL_NAMES =
      Set.of("localhost", "localhost.localdomain", "broadcasthost", "ip6-localhost", "local");

  private TextLists() {}

  static void read(Lines lines, Admission admission) throws IOException {
    boolean verbatim = admission.settings().values().isPresent();
    for (Optional<String> next = lines.next(); next.isPresent(); next = lines.next()) {
      String line = next.get();
      if (Lines.isTooLong(line)) {
        admission.tellBroken(lines.number(), line, "a line of at most " + Lines.LONGEST + " bytes");
      } else if (!isRemark(line)) {
        offer(lines.number(), verbatim ? line : REMARK.matcher(line).replaceFirst(""), admission);
      }
    }
  }

  static boolean isRemark(String line) {
    String text = line.strip();
    return text.isEmpty() || text.startsWith("#") || text.startsWith(";") || text.startsWith("//");
  }

  private static void offer(long number, String text, Admission admission) throws UnreadableList {
    String[] words = BLANK.split(text.strip(), 3);
    if (words.length == 2 && NOWHERE.contains(words[0])) {
      if (!USUAL_NAMES.contains(words[1])) {
        admission.offer(number, words[1], Hint.NONE);
      }
      return;
    }
    admission.offer(number, text, Hint.NONE);
  }

  /** {@code address#reliability#risk#activity#country#city#place#…}; both are 1 to 10. */
  static void readReputation(Lines lines, Admission admission) throws IOException {
    for (Optional<String> next = lines.next(); next.isPresent(); next = lines.next()) {
      String line = next.get();
      if (isRemark(line)) {
        continue;
      }
      String[] cells = line.split("#", -1);
      if (cells.length < 4) {
        admission.tellBroken(lines.number(), line, "address#reliability#risk#activity");
        continue;
      }
      Optional<Category> category = CategoryWords.of(cells[3]);
      int confidence = cells[1].matches("[0-9]{1,2}") ? Integer.parseInt(cells[1]) * 10 : 0;
      admission.offer(
          lines.number(),
          cells[0],
          new Hint(
              Optional.empty(),
              category,
              confidence == 0 ? Hint.UNSAID : confidence,
              Hint.NONE.expires(),
              cells[3]));
    }
  }
}
