package dev.haetae.app.report;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Where a report is written to, piece by piece: a long one is never whole in memory. */
public final class ReportText {
  private final Appendable to;

  /** Text that goes there. */
  public ReportText(Appendable to) {
    this.to = to;
  }

  /**
   * Adds to it.
   *
   * @throws UncheckedIOException where it cannot be written
   */
  public ReportText append(CharSequence text) {
    try {
      to.append(text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
