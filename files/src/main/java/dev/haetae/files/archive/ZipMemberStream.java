package dev.haetae.files.archive;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/** The bytes of one zip member, held to its checksum at the end. */
final class ZipMemberStream extends BlockStream {
  private final ZipArchiveInputStream zip;
  private final ZipArchiveEntry entry;
  private final CRC32 checksum = new CRC32();

  ZipMemberStream(ZipArchiveInputStream zip, ZipArchiveEntry entry) {
    this.zip = zip;
    this.entry = entry;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int got = zip.read(into, offset, length);
    if (got > 0) {
      checksum.update(into, offset, got);
    }
    if (got < 0 && entry.getCrc() >= 0 && entry.getCrc() != checksum.getValue()) {
      throw new ZipException("the checksum of the unpacked data is wrong");
    }
    return got;
  }
}
