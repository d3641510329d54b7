package dev.haetae.search.command.process;

import dev.haetae.search.command.CommandKind;
import dev.haetae.search.command.Terms;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A program as its file declares it.
 *
 * @param executable its file, whole
 * @param arguments given to it before anything else
 * @param folder where it runs
 * @param environment what its environment has besides PATH and the like, looked up when it starts
 */
public record ProgramDeclaration(
    Terms terms,
    Path executable,
    List<String> arguments,
    Path folder,
    CommandKind kind,
    Supplier<Map<String, String>> environment) {
  public ProgramDeclaration {
    arguments = List.copyOf(arguments);
  }
}
