package dev.haetae.files.archive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What stored bytes are wrapped in, as their first bytes say. */
enum Wrapping {
  GZIP,
  ZSTD,
  BZIP2,
  ZIP,
  TAR,
  PARQUET,
  NONE;

  private static final int TAR_HEADER = 512;
  private static final int TAR_SUM = 148;
  private static final int TAR_SUM_LENGTH = 8;

  private static final byte[] GZIP_START = {0x1f, (byte) 0x8b, 8};
  private static final byte[] ZSTD_START = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
  private static final byte[] BZIP2_BLOCK = {0x31, 0x41, 0x59, 0x26, 0x53, 0x59};
  private static final byte[] BZIP2_END = {0x17, 0x72, 0x45, 0x38, 0x50, (byte) 0x90};
  private static final byte[] ZIP_MEMBER = {'P', 'K', 3, 4};
  private static final byte[] ZIP_END = {'P', 'K', 5, 6};
  private static final byte[] PARQUET_START = {'P', 'A', 'R', '1'};

  /** Whether exactly one run of bytes is inside. */
  boolean isCompression() {
    return this == GZIP || this == ZSTD || this == BZIP2;
  }

  /** Judges by the first bytes, of which a tar needs 512. */
  static Wrapping of(byte[] head) {
    if (has(head, 0, GZIP_START)) {
      return GZIP;
    }
    if (has(head, 0, ZSTD_START) || isZstdSkippable(head)) {
      return ZSTD;
    }
    if (isBzip2(head)) {
      return BZIP2;
    }
    if (has(head, 0, ZIP_MEMBER) || has(head, 0, ZIP_END)) {
      return ZIP;
    }
    if (has(head, 0, PARQUET_START)) {
      return PARQUET;
    }
    return isTar(head) ? TAR : NONE;
  }

  /**
   * A tar has no word to know it by in its oldest dialect; in all of them its header holds the sum
   * of its own bytes, in octal, counted as if the sum itself were blank.
   */
  private static boolean isTar(byte[] head) {
    if (head.length < TAR_HEADER) {
      return false;
    }
    int sum = 0;
    for (int at = 0; at < TAR_HEADER; at++) {
      sum += isInTarSum(at) ? ' ' : head[at] & 0xff;
    }
    String written = new String(head, TAR_SUM, TAR_SUM_LENGTH, StandardCharsets.ISO_8859_1);
    String digits = written.replace('\0', ' ').strip();
    return digits.matches("[0-7]{1,8}") && Integer.parseInt(digits, 8) == sum;
  }

  private static boolean isInTarSum(int at) {
    return at >= TAR_SUM && at < TAR_SUM + TAR_SUM_LENGTH;
  }

  private static boolean isBzip2(byte[] head) {
    return head.length > 3
        && head[0] == 'B'
        && head[1] == 'Z'
        && head[2] == 'h'
        && head[3] >= '1'
        && head[3] <= '9'
        && (has(head, 4, BZIP2_BLOCK) || has(head, 4, BZIP2_END));
  }

  /** RFC 8878, section 3.1.2: a frame may be preceded by frames to skip. */
  private static boolean isZstdSkippable(byte[] head) {
    return head.length > 3
        && (head[0] & 0xf0) == 0x50
        && head[1] == 0x2a
        && head[2] == 0x4d
        && head[3] == 0x18;
  }

  private static boolean has(byte[] head, int at, byte[] start) {
    return head.length >= at + start.length
        && Arrays.equals(head, at, at + start.length, start, 0, start.length);
  }
}
