package dev.haetae.app.command.scan;

import dev.haetae.files.archive.Unpacker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells files as AWS delivers them from reports and findings that an earlier scan wrote beside
 * them. Those quote records, so that to be read as a log proves nothing; but they are never packed,
 * and never begin as a file of CloudTrail does.
 */
final class DeliveredFile {
  private static final int HEAD = 512;

  private static final String RECORDS = "{\"Records\":";

  private DeliveredFile() {}

  /** Whether there is such a file. */
  static boolean is(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(HEAD);
      return Unpacker.isPacked(head)
          || new String(head, StandardCharsets.UTF_8).replaceAll("\\s", "").startsWith(RECORDS);
    } catch (IOException unreadable) {
      // Whoever may not read it is told so where it is written.
      return false;
    }
  }
}
