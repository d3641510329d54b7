package dev.haetae.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of a name that few records differ in, an account or a Region, into the one string
 * that stands for it, so that a record costs no string. Bounded: where two names fall on the same
 * place the later one takes it. For one thread.
 */
public final class Names {
  private static final int PLACES = 1024;

  private final byte[] @Nullable [] keys = new byte[PLACES][];
  private final @Nullable String[] names = new String[PLACES];

  /** The name in {@code bytes[start, end)}. */
  public String of(byte[] bytes, int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + bytes[i];
    }
    int place = (hash ^ (hash >>> 15)) & (PLACES - 1);
    byte[] key = keys[place];
    String name = names[place];
    if (key != null && name != null && Arrays.equals(key, 0, key.length, bytes, start, end)) {
      return name;
    }
    String made = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    keys[place] = Arrays.copyOfRange(bytes, start, end);
    names[place] = made;
    return made;
  }
}
