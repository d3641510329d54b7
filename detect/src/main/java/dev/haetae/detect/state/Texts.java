package dev.haetae.detect.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Texts of any length, as {@link DataOutput#writeUTF} writes only short ones. */
public final class Texts {
  private static final int LONGEST = 1 << 24;

  private Texts() {}

  /** Writes a text. */
  public static void write(String text, DataOutput to) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    to.writeInt(bytes.length);
    to.write(bytes);
  }

  /**
   * Reads a text.
   *
   * @throws IOException where there is none, or one of an impossible length
   */
  public static String read(DataInput from) throws IOException {
    int length = from.readInt();
    if (length < 0 || length > LONGEST) {
      throw new IOException("a text of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    from.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
