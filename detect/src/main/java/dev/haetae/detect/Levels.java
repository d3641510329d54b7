package dev.haetae.detect;

import dev.haetae.model.finding.Severity;

/** Sigma's levels on the scale of findings. */
final class Levels {
  private Levels() {}

  static Severity severity(String level) {
    return switch (level) {
      case "informational" -> new Severity(1);
      case "low" -> Severity.Label.LOW.usual();
      case "high" -> Severity.Label.HIGH.usual();
      case "critical" -> Severity.Label.CRITICAL.usual();
      default -> Severity.Label.MEDIUM.usual();
    };
  }
}
