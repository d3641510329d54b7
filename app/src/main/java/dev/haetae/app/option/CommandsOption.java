package dev.haetae.app.option;

import dev.haetae.app.outcome.UserMistake;
import dev.haetae.search.command.declared.Caller;
import dev.haetae.search.command.declared.CommandFolder;
import dev.haetae.search.parse.spl.SplParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which commands of the user's own searches have. */
public final class CommandsOption {
  private static final List<Path> TELLS_GROUPS =
      List.of(Path.of("/usr/bin/id"), Path.of("/bin/id"));

  @Option(
      names = "--commands",
      paramLabel = "DIR",
      description = {
        "Commands of your own: programs that speak Splunk's chunked protocol, a YAML file each"
            + " (default: haetae/commands among this user's configuration)."
      })
  private @Nullable Path folder;

  /**
   * The commands.
   *
   * @throws UserMistake where the folder named is not there or cannot be read
   */
  public CommandFolder read() {
    Path from = Optional.ofNullable(folder).orElseGet(() -> UserFolders.ofUser().commands());
    if (folder == null && !Files.isDirectory(from)) {
      return CommandFolder.absent(from);
    }
    try {
      return CommandFolder.read(from, SplParser.commandNames(), caller(), System.getenv());
    } catch (IOException e) {
      throw UserMistake.notReadable("--commands " + from + ": expected a folder that can be read");
    }
  }

  /** The user of the operating system; their groups are their roles. */
  private static Caller caller() {
    return new Caller(System.getProperty("user.name", ""), groups());
  }

  private static Set<String> groups() {
    Optional<Path> id = TELLS_GROUPS.stream().filter(Files::isExecutable).findFirst();
    if (id.isEmpty()) {
      return Set.of();
    }
    try {
      Process process = new ProcessBuilder(id.get().toString(), "-Gn").start();
      String names = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(1, TimeUnit.SECONDS);
      return Arrays.stream(names.strip().split("\\s+"))
          .filter(name -> !name.isEmpty())
          .collect(Collectors.toSet());
    } catch (IOException unknown) {
      return Set.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Set.of();
    }
  }
}
