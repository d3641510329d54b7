package dev.haetae.detect.baseline;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The family of a program by its user agent: product and system without versions, which change
 * while the program stays.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-user-agent">RFC 9110, User-Agent</a>
 */
public final class Programs {
  private static final int LONGEST = 40;

  /** What browsers call themselves behind {@code Mozilla}; a later one also claims the former. */
  private static final List<String> BROWSERS =
      List.of("edg", "opr", "firefox", "chrome", "safari", "trident");

  private static final Map<String, String> SYSTEMS =
      new TreeMap<>(
          Map.of(
              "windows", "Windows",
              "linux", "Linux",
              "x11", "Linux",
              "mac os", "macOS",
              "macos", "macOS",
              "darwin", "macOS",
              "android", "Android",
              "iphone", "iOS"));

  private Programs() {}

  /** The family, such as {@code aws-cli on Linux}. */
  public static String family(String agent) {
    String text = agent.startsWith("[") ? agent.substring(1) : agent;
    String lower = text.toLowerCase(Locale.ROOT);
    String system = system(lower);
    String product = lower.startsWith("mozilla/") ? browser(lower) : product(text);
    return system.isEmpty() ? product : product + " on " + system;
  }

  private static String browser(String lower) {
    return BROWSERS.stream()
        .filter(name -> lower.contains(name + "/"))
        .findFirst()
        .orElse("mozilla");
  }

  /** What stands before the first version; a comment or a further word may name the program too. */
  private static String product(String text) {
    int end = 0;
    while (end < text.length() && end < LONGEST && !endsProduct(text, end)) {
      end++;
    }
    return text.substring(0, end).strip();
  }

  private static boolean endsProduct(String text, int at) {
    char c = text.charAt(at);
    return c == '/' || c == '(' || c == ',' || c == ']' || (c == ' ' && isVersion(text, at + 1));
  }

  private static boolean isVersion(String text, int at) {
    return at < text.length() && Character.isDigit(text.charAt(at));
  }

  private static String system(String lower) {
    return SYSTEMS.entrySet().stream()
        .filter(each -> lower.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
