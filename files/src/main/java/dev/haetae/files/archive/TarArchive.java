package dev.haetae.files.archive;

import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import dev.haetae.model.log.ProblemSink;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** A tar of any dialect (ustar, GNU, pax). Links and devices hold no bytes and are not followed. */
final class TarArchive implements Archive {
  private static final String KIND = "tar";

  /** What is read at once: no more, so that nothing behind the end is swallowed unseen. */
  private static final int RECORD = 512;

  private final Stored stored;
  private final PeekStream bytes;
  private final BoundedHeaders headers;
  private final TarArchiveInputStream tar;
  private final ProblemSink problems;
  private @Nullable LayerStream current;

  TarArchive(Stored stored, PeekStream bytes, ProblemSink problems) {
    this.stored = stored;
    this.bytes = bytes;
    this.headers = new BoundedHeaders(bytes);
    this.tar = new TarArchiveInputStream(headers, RECORD);
    this.problems = problems;
  }

  @Override
  public Optional<Member> next() throws IOException {
    if (current != null) {
      current.drain();
    }
    TarArchiveEntry entry = nextEntry();
    while (entry != null && !isLog(entry)) {
      entry = nextEntry();
    }
    if (entry == null) {
      readPadding();
      return Optional.empty();
    }
    current = new LayerStream(tar, KIND, stored.name(), bytes);
    return Optional.of(
        new Member(
            stored.member(entry.getName(), Optional.of(entry.getLastModifiedTime().toInstant())),
            current));
  }

  private @Nullable TarArchiveEntry nextEntry() throws Damage {
    headers.beginHeaders();
    try {
      return tar.getNextEntry();
    } catch (IOException | RuntimeException failure) {
      throw LayerStream.damage(failure, KIND, stored.name(), bytes);
    } finally {
      headers.endHeaders();
    }
  }

  private boolean isLog(TarArchiveEntry entry) {
    if (entry.isDirectory()) {
      return false;
    }
    String name = entry.getName();
    if (!MemberName.isSafe(name)) {
      return skip(Reason.UNSAFE_NAME, name, "the name leads outside the archive; skipped");
    }
    if (entry.isSymbolicLink() || entry.isLink()) {
      return skip(
          Reason.UNSAFE_NAME,
          name,
          "a link to " + entry.getLinkName() + "; links inside archives are not followed");
    }
    if (!entry.isFile() || entry.isSparse()) {
      return skip(
          Reason.UNREADABLE,
          name,
          "neither a file nor a folder, or stored sparse; extract it and pass it as a file");
    }
    return true;
  }

  private boolean skip(Reason reason, String name, String detail) {
    problems.report(new Problem(reason, Place.of(stored.name() + "!" + name), detail));
    return false;
  }

  /** A tar ends in zeros; anything else behind it would be left out in silence. */
  private void readPadding() throws IOException {
    byte[] padding = new byte[8 << 10];
    for (int got = bytes.read(padding); got >= 0; got = bytes.read(padding)) {
      for (int at = 0; at < got; at++) {
        if (padding[at] != 0) {
          throw LayerStream.damage(
              new ZipException("other bytes follow after the end of the archive"),
              KIND,
              stored.name(),
              bytes);
        }
      }
    }
  }
}
