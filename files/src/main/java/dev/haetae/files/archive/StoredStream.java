package dev.haetae.files.archive;

import dev.haetae.model.log.Problem.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The lowest layer: counts the stored bytes, and says in the user's words why one cannot be had.
 */
final class StoredStream extends BlockStream {
  private final InputStream bytes;
  private final String object;
  private final LongAdder progress;
  private long count;
  private @Nullable Damage damage;

  StoredStream(InputStream bytes, String object, LongAdder progress) {
    this.bytes = bytes;
    this.object = object;
    this.progress = progress;
  }

  /** Bytes read so far. */
  long count() {
    return count;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (damage != null) {
      throw damage;
    }
    try {
      int got = bytes.read(into, offset, length);
      if (got > 0) {
        count += got;
        progress.add(got);
      }
      return got;
    } catch (IOException failure) {
      damage = damage(failure);
      throw damage;
    }
  }

  private Damage damage(IOException failure) {
    return failure instanceof Damage known
        ? known
        : new Damage(
            Reason.UNREADABLE,
            object,
            "reading failed after " + count + " bytes: " + words(failure));
  }

  private static String words(IOException failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
