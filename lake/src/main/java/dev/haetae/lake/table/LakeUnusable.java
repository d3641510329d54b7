package dev.haetae.lake.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A lake that cannot be used as it is: not there, in use, of a newer Haetae, damaged, or on a disk
 * that is full. The message says what was met, what was expected and what helps, and is fit for the
 * user.
 */
public final class LakeUnusable extends UncheckedIOException {
  private static final long serialVersionUID = 1;

  private final boolean isUnwritable;

  /** With words for the user. */
  public LakeUnusable(String message) {
    this(message, new IOException(message), false);
  }

  /** With words for the user and what brought it about. */
  public LakeUnusable(String message, Throwable cause) {
    this(message, new IOException(message, cause), false);
  }

  private LakeUnusable(String message, IOException cause, boolean isUnwritable) {
    super(message, cause);
    this.isUnwritable = isUnwritable;
  }

  /** Where there is no lake in a folder. */
  public static LakeUnusable noneIn(Path folder) {
    return new LakeUnusable(
        "no lake in " + folder + "; expected a folder made by haetae ingest --lake " + folder);
  }

  /** Where nothing can be written, or no more, with words for the user. */
  public static LakeUnusable unwritable(String message, Throwable cause) {
    return new LakeUnusable(message, new IOException(message, cause), true);
  }

  /** Whether it is writing that is not possible; the user is to name another place. */
  public boolean isUnwritable() {
    return isUnwritable;
  }

  /** The words for the user. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
