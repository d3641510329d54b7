package dev.haetae.app.command.intel;

import dev.haetae.app.intel.ListFolder;
import dev.haetae.app.option.IntelOptions;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.detect.indicator.kept.KeptList;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
    Set<KeptList> lists = new LinkedHashSet<>();
    for (String name : names) {
      lists.add(folder.list(name));
    }
    for (KeptList each : lists) {
      folder.remove(each);
      spec.commandLine().getOut().println("removed: " + each.name());
    }
    return ExitCode.DONE;
  }
}
