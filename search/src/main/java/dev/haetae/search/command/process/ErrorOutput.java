package dev.haetae.search.command.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a program writes to its standard error: all of it read, the beginning and the end kept. */
final class ErrorOutput {
  private static final int KEPT = 1000;

  private final byte[] first = new byte[KEPT];
  private final byte[] last = new byte[KEPT];
  private long count;

  ErrorOutput(InputStream in) {
    Thread thread = new Thread(() -> drain(in), "standard error of a search command");
    thread.setDaemon(true);
    thread.start();
  }

  private void drain(InputStream in) {
    byte[] bytes = new byte[8192];
    try {
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        keep(bytes, read);
      }
    } catch (IOException ended) {
      // The program is gone, and with it what it had to say.
    }
  }

  private synchronized void keep(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (count < KEPT) {
        first[(int) count] = bytes[i];
      }
      last[(int) (count % KEPT)] = bytes[i];
      count++;
    }
  }

  /** What was written, cut in the middle; empty where there was nothing. */
  synchronized String text() {
    if (count <= KEPT) {
      return words(first, 0, (int) count);
    }
    int begin = (int) (count % KEPT);
    String end = words(last, begin, KEPT - begin) + words(last, 0, begin);
    if (count <= 2L * KEPT) {
      int further = (int) (count - KEPT);
      return words(first, 0, KEPT) + end.substring(Math.max(0, end.length() - further));
    }
    return words(first, 0, KEPT) + " … (" + (count - 2L * KEPT) + " bytes left out) … " + end;
  }

  private static String words(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.UTF_8)
        .replaceAll("\\s*\\R\\s*", " / ")
        .replaceAll("\\p{Cntrl}", "?");
  }
}
