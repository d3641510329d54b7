package dev.haetae.app.command;

import com.google.auto.service.AutoService;
import dev.haetae.app.build.Version;
import dev.haetae.app.outcome.ExitCode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code haetae version}. */
@AutoService(Verb.class)
@Command(
    name = "version",
    description = "Say which Haetae this is, and on what Java it runs.",
    footer = {"", "Example:", "  haetae version"})
public final class VersionVerb implements Verb {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    for (String line : new Version().getVersion()) {
      out.println(line);
    }
    return ExitCode.DONE;
  }
}
