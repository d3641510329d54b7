package dev.haetae.detect.indicator.read;

import dev.haetae.detect.indicator.IndicatorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a pattern of STIX 2.1 compares with: {@code [ipv4-addr:value = '192.0.2.1' OR
 * domain-name:value IN ('a.example', 'b.example')]}. Only equality and {@code ISSUBSET} can be
 * looked up; of a pattern that wants several things at once ({@code AND}, {@code FOLLOWEDBY}) each
 * is taken for itself, as less sure.
 *
 * @param values what can be looked up
 * @param isTogether whether it wants several things at once
 * @param notTaken comparisons that cannot be looked up
 * @see <a href="https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html#_e8slinrhxcc9">STIX
 *     Patterning</a>
 */
record StixPattern(List<Value> values, boolean isTogether, List<String> notTaken) {

  /** Something that is compared with. */
  record Value(String text, Optional<IndicatorKind> kind) {}

  private static final int MOST_VALUES = 10_000;

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<text>'(?:[^'\\\\]|\\\\.)*')"
              + "|(?<path>[A-Za-z][A-Za-z0-9_-]*:[A-Za-z0-9_-]+(?:\\.(?:[A-Za-z0-9_-]+|'[^'\\\\]*')|\\[[0-9*]+\\])*)"
              + "|(?<word>[A-Za-z]+)|(?<number>[0-9][0-9.]*)|(?<comparison>!=|<=|>=|[=<>])|[\\[\\](),])",
          Pattern.DOTALL);

  /** Reads a pattern; empty where it is none. */
  static Optional<StixPattern> of(String pattern) {
    String text = pattern.strip();
    if (!text.startsWith("[") && !text.startsWith("(")) {
      return Optional.empty();
    }
    Reading reading = new Reading();
    Matcher token = TOKEN.matcher(text);
    for (int at = 0; at < text.length(); at = token.end()) {
      if (!token.find(at) || token.start() != at || reading.values.size() > MOST_VALUES) {
        return Optional.empty();
      }
      reading.take(token);
    }
    return reading.pattern();
  }

  /** The pattern as far as it is read, and the comparison at hand. */
  private static final class Reading {
    private final List<Value> values = new ArrayList<>();
    private final List<String> notTaken = new ArrayList<>();
    private boolean together;
    private String path = "";
    private String operator = "";
    private boolean negated;

    void take(Matcher token) {
      if (token.group("path") != null) {
        path = token.group("path");
        operator = "";
        negated = false;
      } else if (token.group("word") != null) {
        takeWord(token.group("word").toUpperCase(Locale.ROOT));
      } else if (token.group("comparison") != null) {
        operator = token.group("comparison");
      } else if (token.group("text") != null && !path.isEmpty()) {
        takeText(token.group("text"));
      } else if (token.group("number") != null && !path.isEmpty()) {
        notTaken.add(path + " " + operator);
      }
    }

    private void takeWord(String word) {
      together |= word.equals("AND") || word.equals("FOLLOWEDBY");
      negated |= word.equals("NOT");
      operator = isOperator(word) ? word : operator;
      path = isEnd(word) ? "" : path;
    }

    private void takeText(String literal) {
      boolean equality = operator.equals("=") || operator.equals("IN");
      Optional<Optional<IndicatorKind>> kind = kind(path);
      if (!negated && kind.isPresent() && (equality || operator.equals("ISSUBSET"))) {
        values.add(new Value(unescaped(literal), kind.get()));
      } else {
        notTaken.add(path + " " + operator);
      }
    }

    Optional<StixPattern> pattern() {
      return values.isEmpty() && notTaken.isEmpty()
          ? Optional.empty()
          : Optional.of(new StixPattern(values, together && values.size() > 1, notTaken));
    }
  }

  private static boolean isOperator(String word) {
    return switch (word) {
      case "IN", "LIKE", "MATCHES", "ISSUBSET", "ISSUPERSET" -> true;
      default -> false;
    };
  }

  /** Whether a comparison is over: what follows is the next, or how often and when. */
  private static boolean isEnd(String word) {
    return switch (word) {
      case "AND", "OR", "FOLLOWEDBY", "WITHIN", "REPEATS", "START", "STOP" -> true;
      default -> false;
    };
  }

  /** What a path has; empty where it can be looked up in no log. */
  private static Optional<Optional<IndicatorKind>> kind(String path) {
    String name = path.toLowerCase(Locale.ROOT).replace("'", "");
    if (name.endsWith("header.user-agent")) {
      return Optional.of(Optional.of(IndicatorKind.USER_AGENT));
    }
    if (name.contains(":hashes.") || name.contains(".hashes.")) {
      return name.endsWith("ssdeep") || name.endsWith("tlsh")
          ? Optional.empty()
          : Optional.of(Optional.of(IndicatorKind.HASH));
    }
    boolean value =
        name.matches("(?:ipv4-addr|ipv6-addr|domain-name|url|email-addr):value")
            || name.matches("network-traffic:(?:src|dst)_ref\\.value")
            || name.matches("domain-name:resolves_to_refs\\[[0-9*]+\\]\\.value");
    return value ? Optional.of(Optional.empty()) : Optional.empty();
  }

  private static String unescaped(String literal) {
    String inner = literal.substring(1, literal.length() - 1);
    return inner.indexOf('\\') < 0 ? inner : inner.replaceAll("\\\\(.)", "$1");
  }
}
