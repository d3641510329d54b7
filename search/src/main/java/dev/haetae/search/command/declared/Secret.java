package dev.haetae.search.command.declared;

import dev.haetae.model.SecretReference;
import dev.haetae.search.command.CommandFailure;
import java.nio.file.Path;
import java.util.Map;

/** Looks up what a command needs to know of secrets. */
final class Secret {
  private Secret() {}

  /**
   * The secret.
   *
   * @throws CommandFailure where it is not there
   */
  static String of(SecretReference reference, Map<String, String> environment, Path folder) {
    try {
      return reference.value(environment, folder);
    } catch (SecretReference.Missing missing) {
      throw new CommandFailure(missing.getMessage(), missing);
    }
  }
}
