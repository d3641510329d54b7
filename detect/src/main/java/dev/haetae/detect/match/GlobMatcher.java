package dev.haetae.detect.match;

import dev.haetae.detect.sigma.TextPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Matches a pattern with wildcards against the whole of a run of bytes. Each run of characters
 * gives back at most to the last {@code *}, so the time is bounded by length of text times length
 * of pattern.
 */
final class GlobMatcher {
  private static final byte[][] DASHES =
      TextPattern.DASHES
          .codePoints()
          .mapToObj(dash -> Character.toString(dash).getBytes(StandardCharsets.UTF_8))
          .toArray(byte[][]::new);

  /** The pieces between runs; each piece is literals and single characters. */
  private final List<List<Step>> pieces;

  /** Takes something from the text. */
  private interface Step {
    /** The index behind what it takes at {@code at}, or -1 where it is not there. */
    int take(byte[] text, int at, int end);
  }

  /**
   * Compiles a pattern.
   *
   * @param bytes how the text of a literal becomes bytes: folded or as it is
   */
  GlobMatcher(TextPattern pattern, Function<String, byte[]> bytes) {
    List<List<Step>> runs = new ArrayList<>();
    runs.add(new ArrayList<>());
    for (TextPattern.Part part : pattern.parts()) {
      if (part == TextPattern.Wildcard.RUN) {
        runs.add(new ArrayList<>());
      } else {
        runs.get(runs.size() - 1).add(step(part, bytes));
      }
    }
    this.pieces = runs;
  }

  private static Step step(TextPattern.Part part, Function<String, byte[]> bytes) {
    if (part instanceof TextPattern.Literal literal) {
      byte[] plain = bytes.apply(literal.text());
      return (text, at, end) -> Bytes.startsWith(text, at, end, plain) ? at + plain.length : -1;
    }
    return part == TextPattern.Wildcard.DASH
        ? GlobMatcher::takeDash
        : (text, at, end) -> at < end ? at + Utf8.step(text, at, end) : -1;
  }

  boolean matches(byte[] text, int start, int end) {
    int at = match(pieces.get(0), text, start, end);
    if (pieces.size() == 1 || at < 0) {
      return at == end;
    }
    for (int i = 1; i < pieces.size() - 1; i++) {
      at = find(pieces.get(i), text, at, end);
      if (at < 0) {
        return false;
      }
    }
    return endsWith(pieces.get(pieces.size() - 1), text, at, end);
  }

  /** The end of the first place from {@code from} on where the piece matches, or -1. */
  private static int find(List<Step> piece, byte[] text, int from, int end) {
    for (int i = from; i <= end; i += i < end ? Utf8.step(text, i, end) : 1) {
      int at = match(piece, text, i, end);
      if (at >= 0) {
        return at;
      }
    }
    return -1;
  }

  private static boolean endsWith(List<Step> piece, byte[] text, int from, int end) {
    if (piece.isEmpty()) {
      return true;
    }
    for (int i = from; i <= end; i += i < end ? Utf8.step(text, i, end) : 1) {
      if (match(piece, text, i, end) == end) {
        return true;
      }
    }
    return false;
  }

  private static int match(List<Step> piece, byte[] text, int from, int end) {
    int at = from;
    for (int i = 0; i < piece.size(); i++) {
      at = piece.get(i).take(text, at, end);
      if (at < 0) {
        return -1;
      }
    }
    return at;
  }

  private static int takeDash(byte[] text, int at, int end) {
    for (byte[] dash : DASHES) {
      if (Bytes.startsWith(text, at, end, dash)) {
        return at + dash.length;
      }
    }
    return -1;
  }
}
