package dev.haetae.search.parse.spl;

import dev.haetae.search.plan.JoinPlan;
import dev.haetae.search.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** Commands that are no part of the language: their words are theirs to understand. */
final class OtherCommands {
  private OtherCommands() {}

  static Plan parse(Plan input, SplParser spl, String name, int at) {
    SplReader in = spl.in();
    List<String> arguments = new ArrayList<>();
    List<String> written = new ArrayList<>();
    while (!in.atCommandEnd()) {
      if (in.accept(",")) {
        continue;
      }
      StringBuilder argument = new StringBuilder();
      int begin = in.at();
      word(in, argument);
      if (in.place() == begin) {
        throw in.expected("a word, name=value or a text in quotes");
      }
      arguments.add(argument.toString());
      written.add(in.text().substring(begin, in.place()));
    }
    return new JoinPlan.Command(input, name, arguments, written, at);
  }

  /** A word up to a blank, parts of it in quotes or not. */
  private static void word(SplReader in, StringBuilder argument) {
    while (true) {
      char c = in.raw();
      if (c == '"') {
        argument.append(in.quoted());
      } else if (c == 0 || Character.isWhitespace(c) || ",|[]".indexOf(c) >= 0) {
        return;
      } else {
        argument.append(
            in.take(each -> !Character.isWhitespace(each) && ",|[]\"".indexOf(each) < 0));
      }
    }
  }
}
