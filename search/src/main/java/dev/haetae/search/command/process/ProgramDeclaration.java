package dev.haetae.search.command.process;

import dev.haetae.search.command.CommandKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A program as its file declares it.
 *
 * @param executable its file, whole
 * @param arguments given to it before anything else
 * @param folder where it runs
 * @param environment what its environment has besides PATH and the like, looked up when it starts
 * @param refusal why this user may not run it
 * @param seconds how long it may run
 * @param rows the most rows taken of it
 * @param bytes the most bytes taken of it
 * @param file the file that declares it, for messages
 */
public record ProgramDeclaration(
    String name,
    Path executable,
    List<String> arguments,
    Path folder,
    CommandKind kind,
    Supplier<Map<String, String>> environment,
    Optional<String> refusal,
    long seconds,
    long rows,
    long bytes,
    Path file) {
  public ProgramDeclaration {
    arguments = List.copyOf(arguments);
  }
}
