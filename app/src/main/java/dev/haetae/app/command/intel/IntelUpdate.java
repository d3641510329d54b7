package dev.haetae.app.command.intel;

import dev.haetae.app.intel.ListFolder;
import dev.haetae.app.option.IntelOptions;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.text.TerminalText;
import dev.haetae.detect.indicator.kept.KeptList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code haetae intel update}: lists are fetched again. */
@Command(
    name = "update",
    mixinStandardHelpOptions = true,
    description = "Fetch lists again from where they are from; one that fails stays as it was.",
    footer = {
      "",
      "Exit codes: 0 done, 2 wrong use, 3 a list could not be read; the others are up to date.",
      "",
      "Examples:",
      "  haetae intel update",
      "  haetae intel update feodo tor"
    })
public final class IntelUpdate implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private IntelOptions intel;

  @Parameters(paramLabel = "NAME", arity = "0..*", description = "Lists (default: all).")
  private List<String> names = List.of();

  @Override
  public Integer call() throws IOException {
    ListFolder folder = intel.folder();
    List<KeptList> lists = names.isEmpty() ? folder.lists() : new ArrayList<>();
    for (String name : names) {
      lists.add(folder.list(name));
    }
    if (lists.isEmpty()) {
      spec.commandLine().getOut().println(folder.none());
    }
    IntelFetch fetch = new IntelFetch(spec, folder);
    int code = ExitCode.DONE;
    for (KeptList each : lists) {
      try {
        fetch.fetch(each);
      } catch (UserMistake failed) {
        spec.commandLine()
            .getErr()
            .println(TerminalText.notice(String.valueOf(failed.getMessage())));
        code = failed.exitCode();
      }
    }
    return code;
  }
}
