package dev.haetae.app.text;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Completions for fish.
 *
 * @see <a href="https://fishshell.com/docs/current/completions.html">fish, writing your own
 *     completions</a>
 */
public final class FishCompletion {
  private FishCompletion() {}

  /** The script for a command line and its verbs. */
  public static String of(CommandLine root) {
    StringBuilder script = new StringBuilder();
    String name = root.getCommandName();
    root.getSubcommands()
        .forEach((verb, line) -> {
          complete(script, name, "__fish_use_subcommand")
              .append(" -f -a ")
              .append(verb)
              .append(description(summary(line)));
          script.append('\n');
        });
    root.getSubcommands()
        .forEach((verb, line) ->
            line.getCommandSpec().options().forEach(option -> option(script, name, verb, option)));
    return script.toString();
  }

  private static void option(StringBuilder script, String name, String verb, OptionSpec option) {
    complete(script, name, "__fish_seen_subcommand_from " + verb);
    for (String each : option.names()) {
      script.append(each.startsWith("--") ? " -l " : " -s ").append(each.replaceFirst("^-+", ""));
    }
    if (option.arity().max() > 0) {
      script.append(" -r");
    }
    if (option.completionCandidates() != null) {
      script.append(" -a ").append(quoted(String.join(" ", option.completionCandidates())));
    }
    script.append(description(first(option.description()))).append('\n');
  }

  private static StringBuilder complete(StringBuilder script, String name, String condition) {
    return script.append("complete -c ").append(name).append(" -n ").append(quoted(condition));
  }

  private static String summary(CommandLine line) {
    return first(line.getCommandSpec().usageMessage().description());
  }

  private static String first(String[] description) {
    return description.length == 0 ? "" : description[0];
  }

  private static String description(String text) {
    return " -d " + quoted(text.replaceAll("\\s*\\(default:.*|\\$\\{[^}]*}", ""));
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
