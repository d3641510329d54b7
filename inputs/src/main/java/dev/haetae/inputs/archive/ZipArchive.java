package dev.haetae.inputs.archive;

import dev.haetae.model.Place;
import dev.haetae.model.Problem;
import dev.haetae.model.Problem.Reason;
import dev.haetae.model.ProblemSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
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
  private final ZipArchiveInputStream zip;
  private final Supplier<LayerStream.Expansion> expansion;
  private final ProblemSink problems;
  private @Nullable LayerStream current;

  /**
   * Reads a zip.
   *
   * @param expansion what the member that begins now is measured against
   */
  ZipArchive(
      Stored stored,
      PeekStream bytes,
      Supplier<LayerStream.Expansion> expansion,
      ProblemSink problems) {
    this.stored = stored;
    this.bytes = bytes;
    this.zip = new ZipArchiveInputStream(bytes, StandardCharsets.UTF_8.name(), true, false);
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
      bytes.transferTo(java.io.OutputStream.nullOutputStream());
      return Optional.empty();
    }
    Stored member =
        stored.member(
            entry.getName(),
            entry.getCompressedSize() < 0
                ? OptionalLong.empty()
                : OptionalLong.of(entry.getCompressedSize()),
            Optional.ofNullable(entry.getLastModifiedTime()).map(FileTime::toInstant));
    current =
        new LayerStream(
            new ZipMemberStream(zip, entry), KIND, member.name(), bytes, expansion.get());
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
