package dev.haetae.detect.indicator.read;

import java.io.IOException;

/** A file that is no list of indicators, or none that can be read; the message says why. */
public final class UnreadableList extends IOException {
  private static final long serialVersionUID = 1;

  UnreadableList(String message) {
    super(message);
  }
}
