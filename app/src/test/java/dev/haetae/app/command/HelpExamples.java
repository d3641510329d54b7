package dev.haetae.app.command;

import dev.haetae.app.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The examples that the help of every command prints, as the shell would hand them over. */
final class HelpExamples {
  /** From the program's name on, up to what the shell keeps to itself or says beside it. */
  private static final Pattern LINE =
      Pattern.compile("  (?:[^'\"]*[|(] ?)?haetae ((?:'[^']*'|[^'>&)])*?)(?:[>&)].*|   .*)?");

  private static final Pattern WORD = Pattern.compile("'([^']*)'|\\S+");

  private HelpExamples() {}

  /** Each once, without those that have a word of the synopsis in the place of a verb. */
  static Stream<String> all() {
    Map<String, CommandLine> commands = new TreeMap<>();
    collect(Main.commandLine(new PrintWriter(new StringWriter())), commands);
    return commands.values().stream()
        .flatMap(command -> Arrays.stream(command.getCommandSpec().usageMessage().footer()))
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .map(line -> line.group(1).strip())
        .filter(example -> !example.startsWith("VERB"))
        .distinct();
  }

  private static void collect(CommandLine command, Map<String, CommandLine> into) {
    into.put(command.getCommandSpec().qualifiedName(), command);
    command.getSubcommands().values().forEach(each -> collect(each, into));
  }

  /** The words of one, without the program's name. */
  static List<String> words(String example) {
    List<String> words = new ArrayList<>();
    for (Matcher word = WORD.matcher(example); word.find(); ) {
      words.add(word.group(1) == null ? word.group() : word.group(1));
    }
    return words;
  }
}
