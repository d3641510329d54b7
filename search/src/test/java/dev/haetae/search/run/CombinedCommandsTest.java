package dev.haetae.search.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.search.database.SearchFailure;
import dev.haetae.search.parse.Language;
import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.parse.insights.Insights;
import dev.haetae.search.parse.spl.Spl;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Commands of the golden searches one after another, in orders nobody thought of. */
class CombinedCommandsTest {
  private static final int SEARCHES = 100;
  private static final int COMMANDS = 4;

  @Test
  void whateverIsUnderstoodOfSplRuns() throws IOException {
    assertAllRun(new Spl(), "spl", "*");
  }

  @Test
  void whateverIsUnderstoodOfInsightsRuns() throws IOException {
    assertAllRun(new Insights(), "insights", "fields @timestamp, @message");
  }

  private static void assertAllRun(Language language, String folder, String begin)
      throws IOException {
    List<String> commands = commands(folder);
    Random random = new Random(1);
    int answered = 0;
    for (int i = 0; i < SEARCHES; i++) {
      StringBuilder text = new StringBuilder(begin);
      for (int j = random.nextInt(COMMANDS); j >= 0; j--) {
        text.append(" | ").append(commands.get(random.nextInt(commands.size())));
      }
      answered += isAnswered(language, text.toString()) ? 1 : 0;
    }
    assertThat(answered).isGreaterThan(SEARCHES / 2);
  }

  /** Whether it was understood; what is understood must run, or say which limit it met. */
  private static boolean isAnswered(Language language, String text) throws IOException {
    try (Search search = Goldens.open(language, text)) {
      search.run(_ -> {});
      return true;
    } catch (QueryMistake mistake) {
      return false;
    } catch (SearchFailure failure) {
      assertThat(failure.getMessage())
          .as(text)
          .doesNotContainPattern("could not be run: (?!mvrange gives more than )");
      return false;
    }
  }

  private static List<String> commands(String folder) throws IOException {
    List<String> commands = new ArrayList<>();
    for (String search : Goldens.searches(folder)) {
      List<String> pieces = pieces(search);
      commands.addAll(pieces.subList(1, pieces.size()));
    }
    return commands;
  }

  /** What stands between bars that are in no text and in no brackets. */
  private static List<String> pieces(String search) {
    List<String> pieces = new ArrayList<>();
    boolean quoted = false;
    int depth = 0;
    int from = 0;
    for (int i = 0; i < search.length(); i++) {
      char c = search.charAt(i);
      if (c == '"' && (i == 0 || search.charAt(i - 1) != '\\')) {
        quoted = !quoted;
      } else if (!quoted && "[({".indexOf(c) >= 0) {
        depth++;
      } else if (!quoted && "])}".indexOf(c) >= 0) {
        depth--;
      } else if (!quoted && depth == 0 && c == '|') {
        pieces.add(search.substring(from, i));
        from = i + 1;
      }
    }
    pieces.add(search.substring(from));
    return pieces;
  }
}
