package dev.haetae.app;

import dev.haetae.app.build.Version;
import dev.haetae.app.command.Verb;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.text.Terminal;
import dev.haetae.app.text.TerminalText;
import dev.haetae.formats.vpcflow.FlowOrder;
import dev.haetae.model.NearestName;
import dev.haetae.model.log.FileReason;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

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
      "  haetae VERB --help              more on a verb, with examples",
      "",
      "Exit codes: 0 done, 1 something found that was to be failed on, 2 wrong use or a place that"
          + " cannot be written, 3 input not readable: nothing in it, or something named is not there."
    })
public final class Main {
  private static final Set<Class<?>> WHOLE_NUMBERS =
      Set.of(int.class, Integer.class, long.class, Long.class);

  private Main() {}

  /** Runs one command line and ends the program with its {@link ExitCode}. */
  public static void main(String[] arguments) {
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(new FileOutputStream(FileDescriptor.out), Terminal.isPipe(), err, arguments));
  }

  /**
   * Runs one command line.
   *
   * @param isPipe whether the output is read by another program, which may stop reading
   * @return its {@link ExitCode}
   */
  static int run(OutputStream output, boolean isPipe, PrintWriter err, String... arguments) {
    PrintWriter out =
        new PrintWriter(new StandardOutput(output, isPipe), false, StandardCharsets.UTF_8);
    CommandLine line = commandLine(out);
    line.setErr(err);
    try {
      int code = line.execute(arguments);
      out.flush();
      return code;
    } catch (StandardOutput.Broken broken) {
      return unwritten(broken, line);
    } catch (OutOfMemoryError full) {
      // Left to Java it would end the program as findings do.
      complain("there is too little memory; raise HAETAE_HEAP, as HAETAE_HEAP=1g", line);
      return ExitCode.NOT_READABLE;
    }
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
    line.setParameterExceptionHandler(Main::refuse);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(Path.class, Main::path);
    line.registerConverter(LocalDate.class, Main::day);
    line.registerConverter(URI.class, Main::address);
    line.registerConverter(FlowOrder.class, Main::flowOrder);
    leaveExamplesWhole(line);
    return line;
  }

  private static void leaveExamplesWhole(CommandLine line) {
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, Main::footer);
    line.getSubcommands().values().forEach(Main::leaveExamplesWhole);
  }

  /** Words are wrapped; an example that is broken where a line ends is another command. */
  private static String footer(CommandLine.Help help) {
    UsageMessageSpec usage = help.commandSpec().usageMessage();
    StringBuilder footer = new StringBuilder();
    for (String text : usage.footer()) {
      if (text.startsWith("  ")) {
        footer.append(text).append(System.lineSeparator());
      } else {
        CommandLine.Help.join(
            help.ansi(),
            usage.width(),
            usage.adjustLineBreaksForWideCJKCharacters(),
            new String[] {text},
            footer);
      }
    }
    return footer.toString();
  }

  /** An empty text, as of a variable that is not set, would mean the folder one is in. */
  private static Path path(String text) {
    if (text.isBlank()) {
      throw new TypeConversionException("expected a file or folder, and the text is empty");
    }
    return Path.of(text);
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException wrong) {
      throw new TypeConversionException("expected a day such as 2026-03-01");
    }
  }

  private static URI address(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException wrong) {
      throw new TypeConversionException("expected an address as https://host:port");
    }
  }

  private static FlowOrder flowOrder(String text) {
    try {
      return FlowOrder.of(text);
    } catch (IllegalArgumentException wrong) {
      throw new TypeConversionException(wrong.getMessage());
    }
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
    try {
      int code = new CommandLine.RunLast().execute(parsed);
      parsed.commandSpec().commandLine().getOut().flush();
      return code;
    } catch (StandardOutput.Broken broken) {
      return unwritten(broken, parsed.commandSpec().commandLine());
    }
  }

  private static int refuse(ParameterException mistake, String[] arguments) {
    CommandLine line = mistake.getCommandLine();
    complain(words(mistake, line), line);
    UnmatchedArgumentException.printSuggestions(mistake, line.getErr());
    line.getErr().println(line.getCommandSpec().qualifiedName() + " --help tells what it takes.");
    return ExitCode.WRONG_USE;
  }

  private static String words(ParameterException mistake, CommandLine line) {
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched, line);
    }
    ArgSpec argument = mistake.getArgSpec();
    String value = mistake.getValue();
    return argument == null || value == null || mistake.getCause() == null
        ? String.valueOf(mistake.getMessage())
        : name(argument) + " " + value + ": " + expected(argument, value, mistake.getCause());
  }

  private static String unmatched(UnmatchedArgumentException mistake, CommandLine line) {
    String first = mistake.getUnmatched().getFirst();
    if (mistake.isUnknownOption()) {
      return "there is no option " + first;
    }
    return line.getSubcommands().isEmpty()
        ? "unexpected argument " + first
        : "there is no "
            + line.getCommandSpec()
                .usageMessage()
                .synopsisSubcommandLabel()
                .toLowerCase(Locale.ROOT)
            + " "
            + first;
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String expected(ArgSpec argument, String value, Throwable cause) {
    Class<?> type = argument.auxiliaryTypes()[0];
    if (type.isEnum()) {
      List<String> known =
          Arrays.stream(type.getEnumConstants())
              .map(each -> String.valueOf(each).toLowerCase(Locale.ROOT))
              .toList();
      return "expected " + String.join(", ", known) + NearestName.ask(value, known);
    }
    return WHOLE_NUMBERS.contains(type)
        ? "expected a whole number"
        : String.valueOf(cause.getMessage());
  }

  private static int explain(Exception failure, CommandLine line, ParseResult parsed) {
    if (failure instanceof StandardOutput.Broken broken) {
      return unwritten(broken, line);
    }
    line.getOut().flush();
    if (failure instanceof UserMistake mistake) {
      complain(String.valueOf(mistake.getMessage()), line);
      return mistake.exitCode();
    }
    complain(FileReason.withFile(failure), line);
    if (System.getenv("HAETAE_TRACE") != null) {
      failure.printStackTrace(line.getErr());
    }
    return ExitCode.NOT_READABLE;
  }

  private static int unwritten(StandardOutput.Broken broken, CommandLine line) {
    if (broken.isUnwanted()) {
      return ExitCode.DONE;
    }
    complain("standard output cannot be written: " + broken.getMessage(), line);
    return ExitCode.WRONG_USE;
  }

  /** Mistakes quote names of files, texts of rules and what logs say. */
  private static void complain(String words, CommandLine line) {
    line.getErr().println(TerminalText.notice(words));
  }
}
