package dev.haetae.app;

import dev.haetae.app.build.Version;
import dev.haetae.app.command.Verb;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.outcome.UserMistake;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** Where {@code haetae} begins. */
@Command(
    name = "haetae",
    description = "Reads the logs AWS writes, finds the threats in them, and says why.",
    synopsisSubcommandLabel = "VERB",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Examples:",
      "  haetae demo                     see it work on made-up logs",
      "  haetae scan ./exported-logs     find threats in a folder of logs",
      "  haetae VERB --help              more on a verb, with examples"
    })
public final class Main {
  private Main() {}

  /** Runs one command line and ends the program with its {@link ExitCode}. */
  public static void main(String[] arguments) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    int code = commandLine(new PrintWriter(out, false, StandardCharsets.UTF_8)).execute(arguments);
    out.flush();
    System.exit(code);
  }

  /** The command line with every verb there is, in order of name. */
  public static CommandLine commandLine(PrintWriter out) {
    CommandLine line = new CommandLine(new Main());
    ServiceLoader.load(Verb.class).stream()
        .map(ServiceLoader.Provider::get)
        .map(CommandLine::new)
        .sorted(Comparator.comparing(CommandLine::getCommandName))
        .forEach(verb -> line.addSubcommand(withHelp(verb)));
    line.setOut(out);
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    line.setExecutionStrategy(Main::run);
    line.setExecutionExceptionHandler(Main::explain);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  private static CommandLine withHelp(CommandLine verb) {
    verb.getCommandSpec().mixinStandardHelpOptions(true);
    return verb;
  }

  private static int run(ParseResult parsed) {
    if (!parsed.hasSubcommand()
        && !parsed.isUsageHelpRequested()
        && !parsed.isVersionHelpRequested()) {
      CommandLine line = parsed.commandSpec().commandLine();
      line.usage(line.getOut());
      line.getOut().flush();
      return ExitCode.WRONG_USE;
    }
    int code = new CommandLine.RunLast().execute(parsed);
    parsed.commandSpec().commandLine().getOut().flush();
    return code;
  }

  private static int explain(Exception failure, CommandLine line, ParseResult parsed) {
    line.getOut().flush();
    if (failure instanceof UserMistake mistake) {
      line.getErr().println("haetae: " + mistake.getMessage());
      return mistake.exitCode();
    }
    String message = failure.getMessage();
    line.getErr().println("haetae: " + (message == null ? failure.toString() : message));
    if (System.getenv("HAETAE_TRACE") != null) {
      failure.printStackTrace(line.getErr());
    }
    return ExitCode.NOT_READABLE;
  }
}
