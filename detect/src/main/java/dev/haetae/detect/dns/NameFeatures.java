package dev.haetae.detect.dns;

/**
 * What the model of generated names looks at in a label: its runs of two to four characters,
 * hashed, and its shape. For one thread; what was read is good until the next is.
 */
public final class NameFeatures {
  /** Tables for runs of two characters are exact; those of three and four are hashed. */
  public static final int PAIRS = 1 << 11;

  /** How many rows runs of three and four characters are hashed into. */
  public static final int HASHED = 1 << 14;

  /** Rows of the model's table of runs. */
  public static final int ROWS = PAIRS + HASHED;

  /** How many numbers describe the shape. */
  public static final int SHAPE = 14;

  /** A label is at most 63 long, so it has fewer runs than this. */
  public static final int MOST_RUNS = 200;

  private static final int LONGEST = 63;
  private static final int EDGE = 39;
  private static final byte[] SYMBOLS = symbols();
  private static final boolean[] VOWELS = vowels();

  private final int[] symbols = new int[LONGEST + 2];
  private final int[] seen = new int[EDGE + 1];
  private final int[] runs = new int[MOST_RUNS];
  private final float[] shape = new float[SHAPE];
  private int runCount;
  private int round;

  /** Reads a label in lower case; what is longer than a label may be is cut. */
  public void read(CharSequence name, int from, int to) {
    int length = Math.min(to - from, LONGEST);
    symbols[0] = EDGE;
    for (int i = 0; i < length; i++) {
      char letter = name.charAt(from + i);
      symbols[i + 1] = letter < SYMBOLS.length ? SYMBOLS[letter] : EDGE - 1;
    }
    symbols[length + 1] = EDGE;
    collectRuns(length + 2);
    measure(length);
  }

  /** The rows of the model's table the label touches. */
  public int[] runs() {
    return runs;
  }

  /** How many of {@link #runs} count. */
  public int runCount() {
    return runCount;
  }

  /** The shape. */
  public float[] shape() {
    return shape;
  }

  private void collectRuns(int length) {
    runCount = 0;
    for (int i = 0; i + 1 < length; i++) {
      int two = symbols[i] * 40 + symbols[i + 1];
      runs[runCount++] = two;
      if (i + 2 < length) {
        int three = two * 40 + symbols[i + 2];
        runs[runCount++] = hashed(three);
        if (i + 3 < length) {
          runs[runCount++] = hashed(64_000 + three * 40 + symbols[i + 3]);
        }
      }
    }
  }

  private static int hashed(int run) {
    return PAIRS + ((run * 0x9E37_79B1) >>> (32 - 14));
  }

  private void measure(int length) {
    int digits = 0;
    int hyphens = 0;
    int vowels = 0;
    int distinct = 0;
    int turns = 0;
    int alternations = 0;
    int repeats = 0;
    int consonantRun = 0;
    int longestConsonants = 0;
    int vowelRun = 0;
    int longestVowels = 0;
    int digitRun = 0;
    int longestDigits = 0;
    round++;
    for (int i = 1; i <= length; i++) {
      int symbol = symbols[i];
      boolean digit = symbol >= 26 && symbol < 36;
      boolean letter = symbol < 26;
      boolean vowel = VOWELS[symbol];
      digits += digit ? 1 : 0;
      hyphens += symbol == 36 ? 1 : 0;
      vowels += vowel ? 1 : 0;
      if (seen[symbol] != round) {
        seen[symbol] = round;
        distinct++;
      }
      consonantRun = letter && !vowel ? consonantRun + 1 : 0;
      vowelRun = vowel ? vowelRun + 1 : 0;
      digitRun = digit ? digitRun + 1 : 0;
      longestConsonants = Math.max(longestConsonants, consonantRun);
      longestVowels = Math.max(longestVowels, vowelRun);
      longestDigits = Math.max(longestDigits, digitRun);
      if (i > 1) {
        int before = symbols[i - 1];
        turns += digit != (before >= 26 && before < 36) ? 1 : 0;
        alternations += letter && before < 26 && vowel != VOWELS[before] ? 1 : 0;
        repeats += symbol == before ? 1 : 0;
      }
    }
    float size = Math.max(1, length);
    shape[0] = length / 16f;
    shape[1] = (float) Math.log(size) / 3f;
    shape[2] = digits / size;
    shape[3] = turns / size;
    shape[4] = hyphens / size;
    shape[5] = vowels / size;
    shape[6] = distinct / size;
    shape[7] = alternations / size;
    shape[8] = repeats / size;
    shape[9] = longestConsonants / 5f;
    shape[10] = longestVowels / 3f;
    shape[11] = longestDigits / 5f;
    shape[12] = distinct / 16f;
    shape[13] = symbols[1] >= 26 && symbols[1] < 36 ? 1 : 0;
  }

  private static byte[] symbols() {
    byte[] symbols = new byte[128];
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = EDGE - 1;
    }
    for (char letter = 'a'; letter <= 'z'; letter++) {
      symbols[letter] = (byte) (letter - 'a');
    }
    for (char digit = '0'; digit <= '9'; digit++) {
      symbols[digit] = (byte) (26 + digit - '0');
    }
    symbols['-'] = 36;
    symbols['_'] = 37;
    return symbols;
  }

  private static boolean[] vowels() {
    boolean[] vowels = new boolean[EDGE + 1];
    for (char letter : "aeiouy".toCharArray()) {
      vowels[letter - 'a'] = true;
    }
    return vowels;
  }
}
