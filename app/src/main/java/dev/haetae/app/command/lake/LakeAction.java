package dev.haetae.app.command.lake;

import dev.haetae.app.option.LakeOption;
import dev.haetae.lake.table.LakeUnusable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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
}
