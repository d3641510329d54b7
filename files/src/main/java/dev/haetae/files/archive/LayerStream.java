package dev.haetae.files.archive;

import dev.haetae.model.log.Problem.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** What comes out of one decoder; its failures become {@link Damage} that stays. */
final class LayerStream extends BlockStream {
  private final InputStream decoder;
  private final String kind;
  private final String object;
  private final PeekStream below;
  private @Nullable Damage damage;

  /**
   * A layer over bytes.
   *
   * @param decoder reads {@code below}
   * @param kind what the decoder decodes, in the user's words
   */
  LayerStream(InputStream decoder, String kind, String object, PeekStream below) {
    this.decoder = decoder;
    this.kind = kind;
    this.object = object;
    this.below = below;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (damage != null) {
      throw damage;
    }
    try {
      return decoder.read(into, offset, length);
    } catch (IOException | RuntimeException failure) {
      damage = damage(failure, kind, object, below);
      throw damage;
    }
  }

  /** Reads what is left, for the sake of its damage or to get behind it. */
  void drain() throws IOException {
    byte[] left = new byte[8 << 10];
    while (read(left, 0, left.length) >= 0) {}
  }

  /** The damage a decoder's failure stands for. */
  static Damage damage(Exception failure, String kind, String object, PeekStream below) {
    if (failure instanceof Damage known) {
      return known;
    }
    boolean early =
        failure instanceof EOFException || (below.ended() && !(failure instanceof ZipException));
    return early
        ? new Damage(Reason.TRUNCATED, object, "the " + kind + " data end before they are complete")
        : new Damage(Reason.CORRUPT, object, kind + ": " + failure.getMessage());
  }

  @Override
  public void close() throws IOException {
    decoder.close();
  }
}
