package dev.haetae.app.option;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where Haetae keeps what is this user's.
 *
 * @param environment in which the user may have said where such things are
 * @param home below which they are otherwise
 * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG base
 *     directories</a>
 */
public record UserFolders(Map<String, String> environment, Path home) {
  /** Those of whoever runs the program. */
  public static UserFolders ofUser() {
    return of(System.getenv());
  }

  /** Java's own home is that of the account, whatever HOME says. */
  public static UserFolders of(Map<String, String> environment) {
    String home =
        Optional.ofNullable(environment.get("HOME"))
            .filter(named -> !named.isBlank())
            .orElseGet(() -> System.getProperty("user.home", ""));
    return new UserFolders(environment, Path.of(home));
  }

  /** The findings of the last scan. */
  public Path lastFindings() {
    return folder("XDG_CACHE_HOME", ".cache").resolve("last-findings.jsonl");
  }

  /** The commands of the user's own that searches have. */
  public Path commands() {
    return folder("XDG_CONFIG_HOME", ".config").resolve("commands");
  }

  /** The lists of indicators. */
  public Path intel() {
    return folder("XDG_DATA_HOME", ".local/share").resolve("intel");
  }

  /** Where this user's lake is, unless another is named. */
  public Path lake() {
    return Optional.ofNullable(environment.get("HAETAE_LAKE"))
        .filter(named -> !named.isBlank())
        .map(Path::of)
        .orElseGet(() -> folder("XDG_DATA_HOME", ".local/share").resolve("lake"));
  }

  private Path folder(String variable, String usual) {
    // The specification has relative paths ignored.
    return Optional.ofNullable(environment.get(variable))
        .filter(path -> !path.isBlank())
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElse(home.resolve(usual))
        .resolve("haetae");
  }
}
