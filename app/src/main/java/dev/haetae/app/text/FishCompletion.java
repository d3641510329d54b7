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
  private final String program;
  private final StringBuilder script = new StringBuilder();

  private FishCompletion(String program) {
    this.program = program;
  }

  /** The script for a command line, its verbs and theirs. */
  public static String of(CommandLine root) {
    FishCompletion completion = new FishCompletion(root.getCommandName());
    completion.verbs(root, "__fish_use_subcommand", "");
    return completion.script.toString();
  }

  /**
   * Completes the verbs of a line and what they take.
   *
   * @param next the condition that such a verb is what comes next
   * @param seen the condition that the line itself was written, where it is one
   */
  private void verbs(CommandLine line, String next, String seen) {
    line.getSubcommands()
        .forEach((name, verb) ->
            complete(next)
                .append(" -f -a ")
                .append(name)
                .append(description(summary(verb)))
                .append('\n'));
    line.getSubcommands()
        .forEach((name, verb) -> {
          String written = seen + seenAnyOf(name);
          verb.getCommandSpec().options().forEach(option -> option(written, option));
          String below = String.join(" ", verb.getSubcommands().keySet());
          verbs(verb, written + "; and not " + seenAnyOf(below), written + "; and ");
        });
  }

  private static String seenAnyOf(String verbs) {
    return "__fish_seen_subcommand_from " + verbs;
  }

  private void option(String condition, OptionSpec option) {
    complete(condition);
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

  private StringBuilder complete(String condition) {
    return script.append("complete -c ").append(program).append(" -n ").append(quoted(condition));
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
