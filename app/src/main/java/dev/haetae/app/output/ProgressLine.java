package dev.haetae.app.output;

import dev.haetae.app.text.Terminal;
import dev.haetae.app.text.TerminalText;
import dev.haetae.flow.account.ScanProgress;
import dev.haetae.flow.account.ScanProgress.Phase;
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
public final class ProgressLine implements AutoCloseable {
  private static final Duration REDRAW = Duration.ofMillis(200);
  private static final Duration LINE = Duration.ofSeconds(30);
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter out;
  private final boolean redraws;
  private final ScanProgress progress;
  private final Inputs inputs;
  private final long begun = System.nanoTime();
  private final Thread thread;

  private ProgressLine(PrintWriter out, boolean wanted, ScanProgress progress, Inputs inputs) {
    this.out = out;
    this.redraws = wanted && Terminal.isError();
    this.progress = progress;
    this.inputs = inputs;
    this.thread = Thread.ofPlatform().daemon().name("progress").unstarted(this::tellUntilClosed);
  }

  /**
   * Begins to tell, until it is closed.
   *
   * @param wanted whether the user wants to know
   */
  public static ProgressLine start(
      PrintWriter out, boolean wanted, ScanProgress progress, Inputs inputs) {
    ProgressLine line = new ProgressLine(out, wanted, progress, inputs);
    if (wanted) {
      line.thread.start();
    }
    return line;
  }

  private void tellUntilClosed() {
    CompletableFuture<Totals> totals = CompletableFuture.supplyAsync(inputs::totals);
    int width = Terminal.widthOfError(System.getenv());
    Phase phase = Phase.READING;
    long since = begun;
    try {
      while (true) {
        Thread.sleep(redraws ? REDRAW : LINE);
        long now = System.nanoTime();
        since = progress.phase() == phase ? since : now;
        phase = progress.phase();
        double seconds = (now - since) / 1e9;
        String text =
            phase == Phase.READING
                ? text(seconds, known(totals), progress, inputs.bytesRead())
                : text(seconds, phase, progress);
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

  /**
   * How far a scan has come in what follows reading.
   *
   * @param seconds since the phase began
   */
  static String text(double seconds, Phase phase, ScanProgress progress) {
    long done = Math.min(progress.done(), progress.all());
    return Phrase.count(progress.events(), "event")
        + " read, "
        + Phrase.grouped(done)
        + " of "
        + (phase == Phase.JUDGING
            ? Phrase.count(progress.all(), "match", "matches") + " judged"
            : Phrase.count(progress.all(), "record") + " read once more")
        + (done == 0 || seconds < 1 ? "" : left(seconds * (progress.all() - done) / done));
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
    return left(seconds * (all.bytes() - read) / read);
  }

  private static String left(double seconds) {
    long left = Math.round(seconds);
    return ", " + (left < 60 ? left + " s" : left / 60 + " min " + left % 60 + " s") + " left";
  }

  /** Ends it, and takes the line off the terminal. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (redraws) {
      out.print(CLEAR);
      out.flush();
    }
  }
}
