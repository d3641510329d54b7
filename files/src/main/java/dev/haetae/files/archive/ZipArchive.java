package dev.haetae.files.archive;

import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import dev.haetae.model.log.ProblemSink;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A zip read by its members, not by the directory at its end: so one that comes through a pipe or
 * is cut short is read as far as it goes.
 */
final class ZipArchive implements Archive {
  private static final String KIND = "zip";

  private final Stored stored;
  private final PeekStream bytes;
  private final ZipEnd end;
  private final ZipArchiveInputStream zip;
  private final Expansion expansion;
  private final ProblemSink problems;
  private @Nullable LayerStream current;

  ZipArchive(Stored stored, PeekStream bytes, Expansion expansion, ProblemSink problems) {
    this.stored = stored;
    this.bytes = bytes;
    this.end = new ZipEnd(bytes);
    this.zip = new ZipArchiveInputStream(end, StandardCharsets.UTF_8.name(), true, false);
    this.expansion = expansion;
    this.problems = problems;
  }

  @Override
  public Optional<Member> next() throws IOException {
    finishCurrent();
    ZipArchiveEntry entry = nextEntry();
    while (entry != null && !isLog(entry)) {
      entry = nextEntry();
    }
    if (entry == null) {
      readDirectory();
      return Optional.empty();
    }
    Stored member =
        stored.member(
            entry.getName(),
            Optional.ofNullable(entry.getLastModifiedTime()).map(FileTime::toInstant));
    InputStream content =
        new WeighedStream(new ZipMemberStream(zip, entry), expansion, member.name());
    current = new LayerStream(content, KIND, member.name(), bytes);
    return Optional.of(new Member(member, current));
  }

  /** A member that is only damaged itself does not keep the next from being read. */
  private void finishCurrent() throws IOException {
    if (current == null) {
      return;
    }
    try {
      current.drain();
    } catch (Damage damage) {
      damage.tell().ifPresent(problems::report);
      if (damage.problem().reason() != Reason.CORRUPT) {
        throw damage;
      }
    }
  }

  private @Nullable ZipArchiveEntry nextEntry() throws Damage {
    try {
      return zip.getNextEntry();
    } catch (IOException | RuntimeException failure) {
      throw LayerStream.damage(failure, KIND, stored.name(), bytes);
    }
  }

  /** Behind the members stands a directory; the library takes the lack of one for an end. */
  private void readDirectory() throws IOException {
    end.transferTo(OutputStream.nullOutputStream());
    if (!end.isReached()) {
      throw LayerStream.damage(new EOFException(), KIND, stored.name(), bytes);
    }
  }

  private boolean isLog(ZipArchiveEntry entry) {
    if (entry.isDirectory()) {
      return false;
    }
    String name = entry.getName();
    if (!MemberName.isSafe(name)) {
      return skip(Reason.UNSAFE_NAME, name, "the name leads outside the archive; skipped");
    }
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      return skip(Reason.UNREADABLE, name, "encrypted; extract it and pass it as a file");
    }
    if (!zip.canReadEntryData(entry)) {
      return skip(
          Reason.UNREADABLE,
          name,
          "compression method "
              + entry.getMethod()
              + " cannot be read in passing; extract it and pass it as a file");
    }
    return true;
  }

  private boolean skip(Reason reason, String name, String detail) {
    problems.report(new Problem(reason, Place.of(stored.name() + "!" + name), detail));
    return false;
  }
}
