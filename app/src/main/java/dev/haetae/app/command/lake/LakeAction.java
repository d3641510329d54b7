package dev.haetae.app.command.lake;

import dev.haetae.app.option.LakeOption;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.text.TerminalText;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.event.Activity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One thing to do with a lake. */
public abstract class LakeAction implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LakeOption lake;

  /** Does it; an {@link dev.haetae.app.outcome.ExitCode}. */
  abstract int act(Path folder, PrintWriter out);

  @Override
  public final Integer call() {
    try {
      PrintWriter out = spec.commandLine().getOut();
      int code = act(lake.folder(), out);
      out.flush();
      return code;
    } catch (LakeUnusable unusable) {
      throw LakeOption.mistake(unusable);
    }
  }

  /** The activity of a table's name. */
  static Activity table(String option, String name) {
    return Arrays.stream(Activity.values())
        .filter(each -> each.table().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            UserMistake.wrongUse(
                option
                    + " "
                    + TerminalText.of(name)
                    + ": expected a table: "
                    + Arrays.stream(Activity.values())
                        .map(Activity::table)
                        .collect(Collectors.joining(", "))));
  }
}
