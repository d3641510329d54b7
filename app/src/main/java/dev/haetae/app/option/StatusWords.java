package dev.haetae.app.option;

import dev.haetae.detect.Detector.Status;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;

/** The statuses of detectors as the command line and detector files name them. */
public final class StatusWords implements Iterable<String> {
  /** The word of a status: {@code opt-in}. */
  public static String of(Status status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The status of a word. */
  public static Optional<Status> parse(String word) {
    return Arrays.stream(Status.values()).filter(each -> of(each).equals(word)).findFirst();
  }

  /** All of them, for a shell to complete. */
  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(Status.values()).map(StatusWords::of).iterator();
  }
}
