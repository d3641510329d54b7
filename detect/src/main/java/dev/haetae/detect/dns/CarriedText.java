package dev.haetae.detect.dns;

/**
 * Counts the characters of a label that may carry data. Words, numbers and addresses written in a
 * label carry none: block lists and reverse names are made of them.
 */
final class CarriedText {
  /** Shorter ones are counters, shards, abbreviations. */
  private static final int SHORTEST = 6;

  private final NameJudge judge;

  /** By a model. */
  CarriedText(NameModel model) {
    judge = new NameJudge(model);
  }

  /** How many characters of the label from one place to another may carry data. */
  int in(CharSequence text, int from, int to) {
    int length = to - from;
    if (length < SHORTEST || isNumber(text, from, to)) {
      return 0;
    }
    return judge.ratio(text, from, to) > 0 ? length : 0;
  }

  /** Digits and hyphens alone: {@code 20230601}, {@code 10-0-0-1}, {@code ip-10-0-0-1}. */
  private static boolean isNumber(CharSequence text, int from, int to) {
    int letters = 0;
    for (int i = from; i < to; i++) {
      char each = text.charAt(i);
      letters += (each >= '0' && each <= '9') || each == '-' ? 0 : 1;
    }
    return letters == 0
        || (letters <= 3 && to - from >= 3 * letters && !isHexadecimal(text, from, to));
  }

  private static boolean isHexadecimal(CharSequence text, int from, int to) {
    for (int i = from; i < to; i++) {
      char each = text.charAt(i);
      if (!((each >= '0' && each <= '9') || (each >= 'a' && each <= 'f'))) {
        return false;
      }
    }
    return true;
  }
}
