package dev.haetae.search.command.process;

import dev.haetae.search.command.CommandFailure;
import dev.haetae.search.command.CommandKind;
import dev.haetae.search.command.InputRows;
import dev.haetae.search.command.Invocation;
import dev.haetae.search.command.OutputRows;
import dev.haetae.search.command.SearchCommand;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A command that is a program of the user's: started for a search, spoken with in Splunk's chunked
 * protocol, ended with it.
 */
public final class ProcessCommand implements SearchCommand {
  private final ProgramDeclaration declaration;

  /** The command a file declares. */
  public ProcessCommand(ProgramDeclaration declaration) {
    this.declaration = declaration;
  }

  @Override
  public CommandKind kind() {
    return declaration.kind();
  }

  @Override
  public Optional<String> refusal() {
    return declaration.terms().refusal();
  }

  @Override
  public long mostRows() {
    return declaration.terms().rows();
  }

  @Override
  public String rowSetting() {
    return "limits: rows in " + declaration.terms().file();
  }

  @Override
  public void run(Invocation invocation, InputRows input, OutputRows output) {
    long nanos =
        Math.min(
            TimeUnit.SECONDS.toNanos(declaration.terms().seconds()), invocation.time().toNanos());
    long deadline = System.nanoTime() + nanos;
    try (Program program = started(deadline)) {
      Conversation conversation = new Conversation(declaration, invocation, program, output);
      try {
        if (conversation.hold(input)) {
          end(program, output);
        }
      } catch (PatientStream.TooLate late) {
        throw failure(
            "was ended after " + TimeUnit.NANOSECONDS.toSeconds(nanos) + " s; " + slower(nanos),
            program,
            late);
      } catch (MessageReader.TooMuch much) {
        throw failure(
            "wrote more than "
                + (declaration.terms().bytes() >> 20)
                + " MB; raise limits: megabytes in "
                + declaration.terms().file(),
            program,
            much);
      } catch (IOException wrong) {
        throw failure("does not speak the chunked protocol: " + wrong.getMessage(), program, wrong);
      } catch (CommandFailure failed) {
        throw failure(String.valueOf(failed.getMessage()), program, failed);
      }
    }
  }

  private String slower(long nanos) {
    return nanos < TimeUnit.SECONDS.toNanos(declaration.terms().seconds())
        ? "raise --timeout"
        : "raise limits: seconds in " + declaration.terms().file();
  }

  private Program started(long deadline) {
    try {
      return Program.start(declaration, deadline);
    } catch (IOException | CommandFailure e) {
      throw new CommandFailure(
          declaration.terms().name() + " cannot be started: " + e.getMessage(), e);
    }
  }

  private void end(Program program, OutputRows output) {
    try {
      Optional<Integer> code = program.end();
      String said = program.errorText();
      if (code.filter(each -> each != 0).isPresent()) {
        output.note(
            declaration.terms().name()
                + " ended with code "
                + code.get()
                + " after it had finished");
      }
      if (!said.isBlank()) {
        output.note(declaration.terms().name() + " wrote to its standard error: " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private CommandFailure failure(String what, Program program, Exception cause) {
    String said = program.errorText().strip();
    return new CommandFailure(
        declaration.terms().name()
            + " "
            + what
            + (said.isEmpty() ? "" : "; its standard error: " + said),
        cause);
  }
}
