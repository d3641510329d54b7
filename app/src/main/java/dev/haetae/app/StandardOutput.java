package dev.haetae.app;

import java.io.IOException;
import java.io.OutputStream;

/**
 * What a command tells, on its way out. The first write that fails ends the command, for what comes
 * after would be lost in silence; whatever is written while it ends goes nowhere.
 */
final class StandardOutput extends OutputStream {
  private final OutputStream out;
  private final boolean isPipe;
  private boolean isBroken;

  /** Nothing more can be told. */
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean isUnwanted;

    private Broken(IOException cause, boolean isUnwanted) {
      super(String.valueOf(cause.getMessage()), cause);
      this.isUnwanted = isUnwanted;
    }

    /** Whether whoever read has had enough, as {@code head} has; then nothing was lost. */
    boolean isUnwanted() {
      return isUnwanted;
    }
  }

  /** Writes that stop at a failure of this stream. */
  private interface Write {
    void run() throws IOException;
  }

  /**
   * Over a stream.
   *
   * @param isPipe whether another program reads it, which may stop reading
   */
  StandardOutput(OutputStream out, boolean isPipe) {
    this.out = out;
    this.isPipe = isPipe;
  }

  @Override
  public void write(int b) {
    attempt(() -> out.write(b));
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    attempt(() -> out.write(bytes, offset, length));
  }

  @Override
  public void flush() {
    attempt(out::flush);
  }

  private void attempt(Write write) {
    if (isBroken) {
      return;
    }
    try {
      write.run();
    } catch (IOException e) {
      isBroken = true;
      throw new Broken(e, isPipe);
    }
  }
}
