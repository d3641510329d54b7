package dev.haetae.quality.fuzz;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/**
 * What the fuzzer calls. The first byte chooses the reader and the rest is for it to read, unless
 * the system property {@code haetae.fuzz.target} names one, which then gets all bytes.
 */
public final class ReaderFuzz {
  private static final String PINNED = System.getProperty("haetae.fuzz.target", "");

  private ReaderFuzz() {}

  /** Reads one run of hostile bytes; whatever is thrown but an {@link IOException} is a fault. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    try {
      if (PINNED.isEmpty()) {
        Target.chosenBy(data[0]).feed(Arrays.copyOfRange(data, 1, data.length));
      } else {
        Target.valueOf(PINNED.toUpperCase(Locale.ROOT)).feed(data);
      }
    } catch (IOException refused) {
      if (refused.getMessage() == null) {
        throw new IllegalStateException("refused without words", refused);
      }
    }
  }
}
