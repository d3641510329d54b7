package dev.haetae.app.text;

import dev.haetae.model.finding.Severity;
import java.util.Map;

/**
 * The few colours of the terminal.
 *
 * @param isOn whether there are any
 */
public record Palette(boolean isOn) {
  private static final String ESCAPE = "\u001b[";

  /**
   * Colours where a terminal shows them and nobody asked for none.
   *
   * @see <a href="https://no-color.org">NO_COLOR</a>
   */
  public static Palette of(boolean isTerminal, boolean noColor, Map<String, String> environment) {
    boolean isRefused = noColor || !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Palette(
        isTerminal && !isRefused && !environment.getOrDefault("TERM", "").equals("dumb"));
  }

  /** What matters most of a line. */
  public String bold(String text) {
    return painted("1", text);
  }

  /** What goes with it and may be passed over. */
  public String faint(String text) {
    return painted("2", text);
  }

  /** As a reader tells severities apart before reading them. */
  public String severity(Severity.Label label, String text) {
    return painted(
        switch (label) {
          case CRITICAL -> "1;97;41";
          case HIGH -> "1;31";
          case MEDIUM -> "33";
          case LOW -> "2";
        },
        text);
  }

  private String painted(String code, String text) {
    return isOn && !text.isEmpty() ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
  }
}
