package dev.haetae.detect.match;

import dev.haetae.model.Hashing;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers where the values of one field led: the names of calls, programs and errors repeat from
 * event to event, and comparing with what was seen costs less than looking for fragments again. Of
 * fixed size; a later value takes the place of an earlier one. A field whose values hardly repeat
 * is given up. For one thread.
 */
final class ValueMemo {
  private static final int PLACES = 1024;
  private static final int LONGEST = 256;
  private static final int PATIENCE = 4096;

  private final byte[] @Nullable [] values = new byte[PLACES][];
  private final int[][] leads = new int[PLACES][];
  private int place;
  private int regret;

  /** What a value led to before; null where it is not remembered. */
  int @Nullable [] find(byte[] bytes, int start, int end) {
    if (regret > PATIENCE || end - start > LONGEST) {
      return null;
    }
    place = (int) Hashing.hash(bytes, start, end) & (PLACES - 1);
    byte[] known = values[place];
    if (known != null && Bytes.equal(known, bytes, start, end)) {
      regret -= regret > 0 ? 1 : 0;
      return leads[place];
    }
    regret++;
    return null;
  }

  /** Remembers what the value led to that was not found just now. */
  void keep(byte[] bytes, int start, int end, int[] found) {
    if (regret <= PATIENCE && end - start <= LONGEST) {
      values[place] = Arrays.copyOfRange(bytes, start, end);
      leads[place] = found;
    }
  }
}
