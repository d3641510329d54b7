package dev.haetae.app.report.first;

import java.util.Optional;

/**
 * A line of a section, and the command that does what it says.
 *
 * @param text for a person
 * @param command for a shell; empty where it takes more than one line
 */
public record Step(String text, Optional<String> command) {

  static Step of(String text) {
    return new Step(text, Optional.empty());
  }

  static Step of(String text, String command) {
    return new Step(text, Optional.of(command));
  }
}
