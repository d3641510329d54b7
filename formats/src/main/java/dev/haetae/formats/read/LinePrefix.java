package dev.haetae.formats.read;

import dev.haetae.formats.Times;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.Event;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * What stands before the text of each line, written by what brought it and not by what wrote it.
 */
enum LinePrefix {
  NOTHING,
  /** As an export of CloudWatch Logs has it, and container runtimes. */
  TIME,
  /** As {@code aws logs tail} prints it. */
  TIME_AND_STREAM;

  /** With nanoseconds and an offset. */
  private static final int LONGEST_TIME = 36;

  /**
   * How container runtimes tell the stream of a line, and whether it is whole or a part of one.
   *
   * @see <a href=
   *     "https://github.com/kubernetes/design-proposals-archive/blob/main/node/kubelet-cri-logging.md">CRI
   *     logging</a>
   */
  private static final List<byte[]> STREAMS =
      Stream.of("stdout F ", "stderr F ", "stdout P ", "stderr P ").map(Scan::word).toList();

  /** Where the text begins; the start of the line where nothing of the kind stands before it. */
  int end(byte[] bytes, int start, int end) {
    if (this == NOTHING) {
      return start;
    }
    int behind = timeEnd(bytes, start, end);
    if (this == TIME || behind == start) {
      return behind;
    }
    int space = Scan.until(bytes, behind, end, ' ');
    return space < end ? space + 1 : behind;
  }

  /** The lines without it. */
  List<String> strip(List<String> lines) {
    return lines.stream().map(this::strip).toList();
  }

  private String strip(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    int start = end(bytes, 0, bytes.length);
    return start == 0
        ? line
        : new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
  }

  /**
   * The index behind {@code 2026-01-01T00:00:00.000Z } at the start of a line, and behind what
   * container runtimes write after it; else the line's start.
   */
  static int timeEnd(byte[] bytes, int start, int end) {
    if (end - start < 21 || bytes[start + 4] != '-' || bytes[start + 10] != 'T') {
      return start;
    }
    for (int p = start + 19; p < Math.min(end, start + LONGEST_TIME); p++) {
      if (bytes[p] == ' ') {
        boolean time = Times.iso(bytes, start, p) != Event.NO_TIME;
        return time ? streamEnd(bytes, p + 1, end) : start;
      }
    }
    return start;
  }

  /** The index behind the name of a stream and whether the line is whole, else the start. */
  private static int streamEnd(byte[] bytes, int start, int end) {
    for (byte[] stream : STREAMS) {
      if (Scan.startsWith(bytes, start, end, stream)) {
        return start + stream.length;
      }
    }
    return start;
  }
}
