package dev.haetae.formats;

import dev.haetae.model.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of a name that few records differ in, an account or a Region, into the one string
 * that stands for it, so that a record costs no string. Bounded: where too many names fall close to
 * each other the later one takes a place. For one thread.
 */
public final class Names {
  private static final int PLACES = 1024;

  /** How many places beside each other a name may stand in. */
  private static final int NEIGHBOURS = 4;

  private final byte[] @Nullable [] keys = new byte[PLACES + NEIGHBOURS][];
  private final @Nullable String[] names = new String[PLACES + NEIGHBOURS];
  private int next;

  /** The name in {@code bytes[start, end)}. */
  public String of(byte[] bytes, int start, int end) {
    int place = (int) Hashing.hash(bytes, start, end) & (PLACES - 1);
    for (int at = place; at < place + NEIGHBOURS; at++) {
      byte[] key = keys[at];
      String name = names[at];
      if (key == null || name == null) {
        return keep(at, bytes, start, end);
      }
      if (Arrays.equals(key, 0, key.length, bytes, start, end)) {
        return name;
      }
    }
    next = (next + 1) % NEIGHBOURS;
    return keep(place + next, bytes, start, end);
  }

  private String keep(int place, byte[] bytes, int start, int end) {
    String made = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    keys[place] = Arrays.copyOfRange(bytes, start, end);
    names[place] = made;
    return made;
  }
}
