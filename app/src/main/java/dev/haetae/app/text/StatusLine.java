package dev.haetae.app.text;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/**
 * One line at the foot of the terminal that is written over; nothing where there is no terminal.
 */
public final class StatusLine implements AutoCloseable {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);
  private static final String ERASE = "\r\033[K";

  private final PrintStream terminal;
  private final boolean shown;
  private final int width;
  private long last = System.nanoTime() - PAUSE;

  /**
   * A line on the terminal's error stream.
   *
   * @param wanted whether the user wants one
   */
  public StatusLine(boolean wanted) {
    this.terminal = System.err;
    this.shown = wanted && Terminal.isError();
    this.width = shown ? Terminal.widthOfError(System.getenv()) : 0;
  }

  /** Shows a text of ours, unless another was shown a moment ago. */
  public void show(String text) {
    if (shown && System.nanoTime() - last >= PAUSE) {
      last = System.nanoTime();
      terminal.print(ERASE + TerminalText.fitting(text, width));
      terminal.flush();
    }
  }

  @Override
  public void close() {
    if (shown) {
      terminal.print(ERASE);
      terminal.flush();
    }
  }
}
