package dev.haetae.search.command.declared;

import dev.haetae.search.command.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a secret is: {@code env:NAME}, a variable of the environment; {@code file:PATH}, a file;
 * {@code secret:NAME}, a file that systemd or a container's engine put among its credentials.
 * Looked up when it is used, and never shown.
 *
 * @param kind one of env, file, secret
 * @see <a href="https://systemd.io/CREDENTIALS/">systemd's credentials</a>
 */
record Reference(String kind, String name) {
  static final List<String> KINDS = List.of("env", "file", "secret");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}");
  private static final long LONGEST = 64 << 10;

  /** What a text refers to; empty where it is no reference. */
  static Optional<Reference> of(String text) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? "" : text.substring(0, colon);
    String name = text.substring(colon + 1);
    boolean named = kind.equals("file") ? !name.isBlank() : NAME.matcher(name).matches();
    return KINDS.contains(kind) && named
        ? Optional.of(new Reference(kind, name))
        : Optional.empty();
  }

  /**
   * The secret.
   *
   * @param folder what paths are relative to
   * @throws CommandFailure where it is not there
   */
  String value(Map<String, String> environment, Path folder) {
    return switch (kind) {
      case "env" ->
          Optional.ofNullable(environment.get(name))
              .filter(value -> !value.isEmpty())
              .orElseThrow(() -> missing("the environment has no variable " + name));
      case "file" -> content(folder.resolve(name));
      default -> {
        Optional<String> folderOfService =
            Optional.ofNullable(environment.get("CREDENTIALS_DIRECTORY"));
        yield content(Path.of(folderOfService.orElse("/run/secrets")).resolve(name));
      }
    };
  }

  private String content(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw missing(file + " is larger than a secret can be");
      }
      return Files.readString(file).stripTrailing();
    } catch (IOException e) {
      throw missing(file + " cannot be read");
    }
  }

  private CommandFailure missing(String why) {
    return new CommandFailure(kind + ":" + name + ": " + why);
  }
}
