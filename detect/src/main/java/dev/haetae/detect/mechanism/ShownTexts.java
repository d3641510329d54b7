package dev.haetae.detect.mechanism;

import dev.haetae.model.Hashing;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Texts as they were written, one behind the other, each after its length in two bytes. */
public final class ShownTexts {
  /** No texts. */
  public static final ShownTexts NONE = new ShownTexts(new byte[0]);

  private static final int LENGTH = 2;

  /** Bytes of texts that a writer remembers: a slot holds no more, whatever is written. */
  private static final int LONGEST_REMEMBERED = 512;

  private final byte[] written;

  private ShownTexts(byte[] written) {
    this.written = written;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return written.length == 0;
  }

  /** How many bytes they take. */
  public int size() {
    return written.length;
  }

  /** Whether they are short enough for their writer to give the same again. */
  public boolean isRemembered() {
    return written.length <= LONGEST_REMEMBERED;
  }

  /** The text at a place; empty where there are fewer. */
  String text(int place) {
    int at = 0;
    for (int skipped = 0; skipped < place && at < written.length; skipped++) {
      at += LENGTH + length(at);
    }
    return at == written.length
        ? ""
        : new String(written, at + LENGTH, length(at), StandardCharsets.UTF_8);
  }

  private int length(int at) {
    return (written[at] & 0xFF) << 8 | (written[at + 1] & 0xFF);
  }

  long hash() {
    return Hashing.hash(written, 0, written.length);
  }

  /** Writes them. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(written.length);
    out.write(written);
  }

  /**
   * Reads them as they were written.
   *
   * @param most how many bytes they may take
   * @throws IOException where there are none, or more
   */
  public static ShownTexts read(DataInput in, int most) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > most) {
      throw new IOException("texts of " + length + " bytes");
    }
    if (length == 0) {
      return NONE;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new ShownTexts(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ShownTexts texts && Arrays.equals(texts.written, written);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(written);
  }

  @Override
  public String toString() {
    return new String(written, StandardCharsets.UTF_8);
  }

  /**
   * Gathers texts; may be used again. Most are written like some before, so that those taken lately
   * are given again. For one thread.
   */
  public static final class Writer {
    private static final int SLOTS = 1 << 11;

    private final BytesMemo<ShownTexts> lately;
    private byte[] bytes = new byte[256];
    private int size;

    /**
     * A writer.
     *
     * @param memory what it may remember
     */
    public Writer(Memory memory) {
      this.lately = new BytesMemo<>(SLOTS, ShownTexts::new, memory);
    }

    /**
     * Adds a text.
     *
     * @param length up to 65,535
     */
    public void add(byte[] text, int length) {
      int needed = size + LENGTH + length;
      if (needed > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
      }
      bytes[size] = (byte) (length >> 8);
      bytes[size + 1] = (byte) length;
      System.arraycopy(text, 0, bytes, size + LENGTH, length);
      size = needed;
    }

    /** What was added since the last time; often the same as was taken before. */
    public ShownTexts take() {
      ShownTexts taken = size == 0 ? NONE : taken();
      size = 0;
      return taken;
    }

    private ShownTexts taken() {
      return size > LONGEST_REMEMBERED
          ? new ShownTexts(Arrays.copyOf(bytes, size))
          : lately.of(bytes, size);
    }
  }
}
