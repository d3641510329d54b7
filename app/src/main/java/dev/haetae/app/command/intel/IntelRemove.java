package dev.haetae.app.command.intel;

import dev.haetae.app.intel.ListFolder;
import dev.haetae.app.option.IntelOptions;
import dev.haetae.app.outcome.ExitCode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code haetae intel remove}: lists are no longer kept. */
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description = "Keep lists no longer.",
    footer = {"", "Example:", "  haetae intel remove feodo"})
public final class IntelRemove implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private IntelOptions intel;

  @Parameters(paramLabel = "NAME", arity = "1..*", description = "Lists.")
  private List<String> names = List.of();

  @Override
  public Integer call() throws IOException {
    ListFolder folder = intel.folder();
    for (String name : names) {
      folder.remove(folder.list(name));
      spec.commandLine().getOut().println("removed: " + name);
    }
    return ExitCode.DONE;
  }
}
