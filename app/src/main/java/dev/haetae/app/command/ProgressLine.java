package dev.haetae.app.command;

import dev.haetae.app.text.Terminal;
import dev.haetae.app.text.TerminalText;
import dev.haetae.flow.account.ScanProgress;
import dev.haetae.inputs.Inputs;
import dev.haetae.inputs.Totals;
import dev.haetae.model.Phrase;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * How far a scan has come, told while it runs: redrawn in place on a terminal, else a line now and
 * then.
 */
final class ProgressLine implements AutoCloseable {
  private static final Duration REDRAW = Duration.ofMillis(200);
  private static final Duration LINE = Duration.ofSeconds(30);
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter out;
  private final boolean redraws;
  private final ScanProgress progress;
  private final Inputs inputs;
  private final long begun = System.nanoTime();
  private final Thread teller;

  private ProgressLine(PrintWriter out, boolean wanted, ScanProgress progress, Inputs inputs) {
    this.out = out;
    this.redraws = wanted && Terminal.isError();
    this.progress = progress;
    this.inputs = inputs;
    this.teller = Thread.ofPlatform().daemon().name("progress").unstarted(this::tellUntilClosed);
  }

  /**
   * Begins to tell, until it is closed.
   *
   * @param wanted whether the user wants to know
   */
  static ProgressLine start(PrintWriter out, boolean wanted, ScanProgress progress, Inputs inputs) {
    ProgressLine line = new ProgressLine(out, wanted, progress, inputs);
    if (wanted) {
      line.teller.start();
    }
    return line;
  }

  private void tellUntilClosed() {
    CompletableFuture<Totals> totals = CompletableFuture.supplyAsync(inputs::totals);
    int width = Terminal.widthOfError(System.getenv());
    try {
      while (true) {
        Thread.sleep(redraws ? REDRAW : LINE);
        double seconds = (System.nanoTime() - begun) / 1e9;
        String text = text(seconds, known(totals), progress, inputs.bytesRead());
        out.print(
            redraws ? CLEAR + TerminalText.fitting(text, width) : text + System.lineSeparator());
        out.flush();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<Totals> known(CompletableFuture<Totals> totals) {
    return totals.isDone() && !totals.isCompletedExceptionally()
        ? Optional.of(totals.join())
        : Optional.empty();
  }

  /**
   * How far a scan has come, in one line.
   *
   * @param all what there is to read, once it is known
   * @param read stored bytes that were read
   */
  static String text(double seconds, Optional<Totals> all, ScanProgress progress, long read) {
    // Events are counted some thousands at a time, and each that matches is one.
    long events = Math.max(progress.events(), progress.matches());
    return String.format(
        Locale.ROOT,
        "%s%.1f MB, %s, %,.0f a second, %s%s",
        files(all, progress.bundles()),
        progress.bytes() / 1e6,
        Phrase.count(events, "event"),
        events / seconds,
        Phrase.count(progress.matches(), "match", "matches"),
        all.map(each -> left(each, seconds, read)).orElse(""));
  }

  /** Standard input is no file, and how many objects a bucket has is known once they are listed. */
  private static String files(Optional<Totals> all, long done) {
    Optional<Totals> complete = all.filter(Totals::complete);
    if (complete.isPresent()) {
      return Phrase.grouped(done) + " of " + Phrase.count(complete.get().bundles(), "file") + ", ";
    }
    return done == 0 ? "" : Phrase.count(done, "file") + ", ";
  }

  /** Judged by stored bytes, which are what is known beforehand. */
  private static String left(Totals all, double seconds, long read) {
    if (!all.complete() || read == 0 || read > all.bytes()) {
      return "";
    }
    long left = Math.round(seconds * (all.bytes() - read) / read);
    return ", " + (left < 60 ? left + " s" : left / 60 + " min " + left % 60 + " s") + " left";
  }

  /** Ends it, and takes the line off the terminal. */
  @Override
  public void close() {
    teller.interrupt();
    try {
      teller.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (redraws) {
      out.print(CLEAR);
      out.flush();
    }
  }
}
