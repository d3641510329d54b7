package dev.haetae.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Tells files as AWS delivers them from reports and findings that an earlier scan wrote beside
 * them. Those quote records, so that to be read as a log proves nothing; but they are never packed,
 * and never begin as a file of CloudTrail does.
 */
final class DeliveredFile {
  private static final int HEAD = 512;

  /** How gzip, zip, zstd, bzip2 and Parquet begin. */
  private static final List<String> PACKED =
      List.of("\u001f\u008b", "PK\u0003\u0004", "(\u00b5/\u00fd", "BZh", "PAR1");

  private static final String RECORDS = "{\"Records\":";

  private DeliveredFile() {}

  /** Whether there is such a file. */
  static boolean is(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
      return PACKED.stream().anyMatch(head::startsWith)
          || head.replaceAll("\\s", "").startsWith(RECORDS);
    } catch (IOException unreadable) {
      // Whoever may not read it is told so where it is written.
      return false;
    }
  }
}
