package dev.haetae.detect.regex;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells regular expressions whose repetitions come to more than a thousand within each other, as
 * {@code (a{1,100}){1,100}} does. They are written out one by one when they are compiled, for which
 * the stack is too small; RE2 refuses them too.
 */
final class NestedRepetition {
  private static final int MOST = 1_000;
  private static final Pattern TIMES = Pattern.compile("\\{([0-9]{1,4})(?:,([0-9]{0,4}))?}");

  private final String pattern;
  private final Matcher times;

  /** Of the group that is read and of those around it, how often what is in it is repeated. */
  private final Deque<Integer> groups = new ArrayDeque<>();

  /** The same of what was read last. */
  private int last = 1;

  private int at;

  private NestedRepetition(String pattern) {
    this.pattern = pattern;
    this.times = TIMES.matcher(pattern);
    groups.push(1);
  }

  /** Whether there are too many. */
  static boolean isTooMuch(String pattern) {
    return new NestedRepetition(pattern).isTooMuch();
  }

  private boolean isTooMuch() {
    while (at < pattern.length()) {
      switch (pattern.charAt(at)) {
        case '\\' -> escape();
        case '[' -> set();
        case '(' -> open();
        case ')' -> close();
        case '{' -> repeat();
        case '*', '+', '?' -> at++;
        default -> one(at + 1);
      }
      if (last > MOST) {
        return true;
      }
    }
    return false;
  }

  /** Something that stands for itself, once. */
  private void one(int end) {
    at = end;
    last = 1;
  }

  private void escape() {
    if (pattern.startsWith("\\Q", at)) {
      one(behind("\\E", at + 2));
    } else if (at + 2 < pattern.length() && pattern.charAt(at + 2) == '{') {
      // A letter's number or the name of a script, as \x{263a} and \p{Greek}.
      one(behind("}", at + 2));
    } else {
      one(at + 2);
    }
  }

  private void set() {
    at += pattern.startsWith("[^", at) ? 2 : 1;
    int begin = at;
    while (at < pattern.length() && (pattern.charAt(at) != ']' || at == begin)) {
      if (pattern.startsWith("[:", at)) {
        at = Math.max(at + 2, pattern.indexOf(":]", at) + 2);
      } else {
        at += pattern.charAt(at) == '\\' ? 2 : 1;
      }
    }
    one(at + 1);
  }

  private int behind(String end, int from) {
    int found = pattern.indexOf(end, from);
    return found < 0 ? pattern.length() : found + end.length();
  }

  private void open() {
    groups.push(1);
    one(at + 1);
  }

  private void close() {
    int inside = groups.size() > 1 ? groups.pop() : 1;
    one(at + 1);
    last = inside;
    note();
  }

  private void repeat() {
    if (!times.find(at) || times.start() != at) {
      one(at + 1);
      return;
    }
    String most = times.group(2);
    int count = Integer.parseInt(most == null || most.isEmpty() ? times.group(1) : most);
    at = times.end();
    last *= Math.max(1, count);
    note();
  }

  private void note() {
    groups.push(Math.max(groups.pop(), last));
  }
}
