package dev.haetae.model;

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
public record SecretReference(String kind, String name) {
  /** The kinds there are. */
  public static final List<String> KINDS = List.of("env", "file", "secret");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}");
  private static final long LONGEST = 64 << 10;

  /** What a text refers to; empty where it is no reference. */
  public static Optional<SecretReference> of(String text) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? "" : text.substring(0, colon);
    String name = text.substring(colon + 1);
    boolean named = kind.equals("file") ? !name.isBlank() : NAME.matcher(name).matches();
    return KINDS.contains(kind) && named
        ? Optional.of(new SecretReference(kind, name))
        : Optional.empty();
  }

  /**
   * The secret.
   *
   * @param folder what paths are relative to
   * @throws Missing where it is not there
   */
  public String value(Map<String, String> environment, Path folder) {
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

  private Missing missing(String why) {
    return new Missing(kind + ":" + name + ": " + why);
  }

  /** A secret that is not where it is said to be; the message says where that is. */
  public static final class Missing extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Missing(String message) {
      super(message);
    }

    /** The words for the user. */
    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }
}
