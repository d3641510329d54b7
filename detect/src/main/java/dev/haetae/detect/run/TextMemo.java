package dev.haetae.detect.run;

import dev.haetae.detect.mechanism.Traits;
import dev.haetae.model.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Texts of one field as they were met lately, so that few are made anew. For one thread. */
final class TextMemo {
  private static final int SLOTS = 1 << 9;

  /** Bytes on the heap of a text but its characters, which are there twice. */
  private static final int TEXT = 120;

  private final AlikeMemory memory;
  private final @Nullable Known[] known = new Known[SLOTS];

  /** A memo whose texts are remembered in this memory. */
  TextMemo(AlikeMemory memory) {
    this.memory = memory;
  }

  private static final class Known {
    private final byte[] bytes;
    private final Traits.Text text;

    Known(byte[] bytes) {
      this.bytes = bytes;
      this.text = Traits.Text.of(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  /** The text that is written so. */
  Traits.Text of(byte[] buffer, int length) {
    int slot = (int) Hashing.hash(buffer, 0, length) & (SLOTS - 1);
    Known before = known[slot];
    if (before == null || !Arrays.equals(before.bytes, 0, before.bytes.length, buffer, 0, length)) {
      memory.take(TEXT + 2 * length);
      before = new Known(Arrays.copyOf(buffer, length));
      known[slot] = before;
    }
    return before.text;
  }
}
