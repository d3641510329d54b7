package dev.haetae.files.archive;

import static dev.haetae.files.archive.Wrap.file;
import static dev.haetae.files.archive.Wrap.link;
import static dev.haetae.files.archive.Wrap.put;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.haetae.model.Limits;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackerTest {
  private static final byte[] LOG = "{\"a\":1}\n".getBytes(StandardCharsets.UTF_8);
  private static final Limits TIGHT = Limits.DEFAULT.with(new Limits.Unpacking(10, 10_000, 3, 1));

  @Test
  void readsGzipMembersOneBehindTheOther() throws IOException {
    byte[] both = Wrap.concat(Wrap.GZIP.wrap(LOG), Wrap.GZIP.wrap(LOG));
    assertThat(Reading.of(both).only()).isEqualTo(Wrap.concat(LOG, LOG));
  }

  @Test
  void readsZstdFramesOneBehindTheOther() throws IOException {
    byte[] both = Wrap.concat(Wrap.ZSTD.wrap(LOG), Wrap.ZSTD.wrap(LOG));
    assertThat(Reading.of(both).only()).isEqualTo(Wrap.concat(LOG, LOG));
  }

  @Test
  void readsBzip2StreamsOneBehindTheOther() throws IOException {
    byte[] both = Wrap.concat(Wrap.BZIP2.wrap(LOG), Wrap.BZIP2.wrap(LOG));
    assertThat(Reading.of(both).only()).isEqualTo(Wrap.concat(LOG, LOG));
  }

  @Test
  void readsPastEveryFieldAGzipHeaderMayHave() throws IOException {
    byte[] plain = Wrap.GZIP.wrap(LOG);
    byte[] header = Arrays.copyOf(plain, 10);
    header[3] = 2 | 4 | 8 | 16;
    byte[] fields = {3, 0, 'e', 'x', 't', 'n', 'a', 'm', 'e', 0, 'c', 0, 1, 2};
    byte[] stored = Wrap.concat(header, fields, Arrays.copyOfRange(plain, 10, plain.length));
    assertThat(Reading.of(stored).only()).isEqualTo(LOG);
  }

  @Test
  void tellsOfBytesBehindTheEndOfGzip() throws IOException {
    Reading reading = Reading.of(Wrap.concat(Wrap.GZIP.wrap(LOG), LOG));
    assertThat(reading.only()).isEqualTo(LOG);
    assertThat(reading.problems())
        .extracting(problem -> problem.reason() + " " + problem.detail())
        .containsExactly("CORRUPT gzip: other bytes follow after the end of the data");
  }

  @Test
  void tellsOfBytesBehindTheEndOfZstd() throws IOException {
    Reading reading = Reading.of(Wrap.concat(Wrap.ZSTD.wrap(LOG), LOG));
    assertThat(reading.only()).isEqualTo(LOG);
    assertThat(reading.reasons()).containsExactly(Reason.CORRUPT);
  }

  @Test
  void tellsOfBytesBehindTheEndOfATar() throws IOException {
    byte[] tar = Wrap.TAR.wrap(LOG);
    Reading reading = Reading.of(Wrap.concat(tar, Wrap.TAR.wrap(LOG)));
    assertThat(reading.only()).isEqualTo(LOG);
    assertThat(reading.reasons()).containsExactly(Reason.CORRUPT);
  }

  @Test
  void tellsOfAGzipThatHoldsNothing() throws IOException {
    assertThat(Reading.of(Wrap.GZIP.wrap(new byte[0])).reasons()).containsExactly(Reason.EMPTY);
  }

  @Test
  void tellsOfAZipThatHoldsNothing() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ZipOutputStream(bytes).close();
    assertThat(Reading.of(bytes.toByteArray()).reasons()).containsExactly(Reason.EMPTY);
  }

  @Test
  void readsWhatIsLeftOfTruncatedBzip2() throws IOException {
    byte[] log = new byte[1_000_000];
    new Random(1).nextBytes(log);
    byte[] stored = Wrap.BZIP2.wrap(log);
    Reading reading = Reading.of(Arrays.copyOf(stored, stored.length - 1));
    assertThat(reading.only()).hasSizeGreaterThan(800_000);
    assertThat(reading.reasons()).containsExactly(Reason.TRUNCATED);
  }

  @Test
  void tellsThatAZipIsCutShortBetweenTwoMembers() throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    ZipOutputStream zip = new ZipOutputStream(stored);
    zip.putNextEntry(new ZipEntry("log"));
    zip.write(LOG);
    zip.closeEntry();
    Reading reading = Reading.of(stored.toByteArray());
    assertThat(reading.only()).isEqualTo(LOG);
    assertThat(reading.reasons()).containsExactly(Reason.TRUNCATED);
  }

  @Test
  void passesOtherBinaryBytesOn() throws IOException {
    byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0};
    assertThat(Reading.of(picture).only()).isEqualTo(picture);
  }

  @Test
  void namesMembersByTheWayToThem() throws IOException {
    byte[] zip = Wrap.zip("inner.bin", Wrap.GZIP.wrap(LOG));
    byte[] stored = Wrap.GZIP.wrap(Wrap.tar(file("a/b.bin", zip.length), zip));
    assertThat(Reading.of(stored).logs()).containsOnlyKeys("it!a/b.bin!inner.bin");
  }

  @Test
  void readsMembersWithNamesLongerThanAHeader() throws IOException {
    String name = "a/".repeat(200) + "log";
    assertThat(Reading.of(Wrap.tar(file(name, LOG.length), LOG)).logs())
        .containsOnlyKeys("it!" + name);
  }

  @Test
  void skipsNamesThatLeadOutsideATarAndReadsTheRest() throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(stored)) {
      put(tar, file("../evil", LOG.length), LOG);
      tar.putArchiveEntry(link("link", "/etc/passwd"));
      tar.closeArchiveEntry();
      put(tar, file("good", LOG.length), LOG);
      TarArchiveEntry absolute = new TarArchiveEntry("/abs", true);
      absolute.setSize(LOG.length);
      put(tar, absolute, LOG);
    }
    Reading reading = Reading.of(stored.toByteArray());
    assertThat(reading.logs()).containsOnlyKeys("it!good");
    assertThat(reading.problems())
        .extracting(problem -> problem.reason() + " " + problem.place().object())
        .containsExactly("UNSAFE_NAME it!../evil", "UNSAFE_NAME it!link", "UNSAFE_NAME it!/abs");
  }

  @Test
  void skipsNamesThatLeadOutsideAZipAndReadsTheRest() throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(stored)) {
      for (String name : new String[] {"a/../../x", "C:/x", "..\\x", "/x", "fine..name"}) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(LOG);
      }
    }
    Reading reading = Reading.of(stored.toByteArray());
    assertThat(reading.logs()).containsOnlyKeys("it!fine..name");
    assertThat(reading.reasons()).hasSize(4).containsOnly(Reason.UNSAFE_NAME);
  }

  @Test
  void readsTheNextZipMemberAfterADamagedOne() throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(stored)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (String name : new String[] {"bad", "good"}) {
        ZipEntry entry = new ZipEntry(name);
        entry.setSize(LOG.length);
        entry.setCrc(checksum(LOG));
        zip.putNextEntry(entry);
        zip.write(LOG);
      }
    }
    byte[] bytes = stored.toByteArray();
    bytes[30 + "bad".length()] ^= 1;
    Reading reading = Reading.of(bytes);
    assertThat(reading.logs()).containsKey("it!good");
    assertThat(reading.problems())
        .extracting(problem -> problem.reason() + " " + problem.place().object())
        .containsExactly("CORRUPT it!bad");
  }

  @Test
  void stopsAtABombAndSaysWhichLimitItMet() throws IOException {
    Reading reading = Reading.of(Wrap.GZIP.wrap(new byte[1_000_000]), TIGHT);
    assertThat(reading.only().length).isBetween(1, 100_000);
    assertThat(reading.problems()).hasSize(1);
    assertThat(reading.problems().get(0).reason()).isEqualTo(Reason.EXPANDS_TOO_FAR);
    assertThat(reading.problems().get(0).detail())
        .contains("10 times as many", "Limits.expansion", "up to 10000 bytes");
  }

  @Test
  void stopsAtABombOfSeveralLayers() throws IOException {
    byte[] bomb = Zstd.compress(Wrap.GZIP.wrap(new byte[1 << 20]));
    Reading reading =
        Reading.of(bomb, Limits.DEFAULT.with(new Limits.Unpacking(1_500, 10_000, 3, 2)));
    assertThat(reading.reasons()).containsExactly(Reason.EXPANDS_TOO_FAR);
  }

  @Test
  void stopsAtABombInsideAnArchive() throws IOException {
    byte[] bomb = new byte[1 << 20];
    assertThat(Reading.of(Wrap.zip("bomb", bomb), TIGHT).reasons())
        .containsExactly(Reason.EXPANDS_TOO_FAR);
  }

  @Test
  void allowsAnyRatioBelowTheFloor() throws IOException {
    assertThat(Reading.of(Wrap.GZIP.wrap(new byte[9_999]), TIGHT).problems()).isEmpty();
  }

  @Test
  void readsNoArchiveDeeperThanTheLimit() throws IOException {
    Reading reading = Reading.of(Wrap.zip("a", Wrap.zip("b", LOG)), TIGHT);
    assertThat(reading.logs()).isEmpty();
    assertThat(reading.problems())
        .extracting(problem -> problem.reason() + " " + problem.place().object())
        .containsExactly("TOO_DEEP it!a");
  }

  @Test
  void takesOffNoMoreCompressionThanTheLimit() throws IOException {
    assertThat(Reading.of(Wrap.GZIP.wrap(Wrap.GZIP.wrap(LOG)), TIGHT).reasons())
        .containsExactly(Reason.TOO_DEEP);
  }

  @Test
  void readsNoMoreMembersThanTheLimit() throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(stored)) {
      for (int number = 0; number < 5; number++) {
        put(tar, file("log" + number, LOG.length), LOG);
      }
    }
    Reading reading = Reading.of(stored.toByteArray(), TIGHT);
    assertThat(reading.logs()).hasSize(3);
    assertThat(reading.problems().get(0).detail()).contains("more than 3 members");
  }

  @Test
  void boundsTheNamesOfATar() throws IOException {
    TarArchiveEntry name = new TarArchiveEntry("name", TarConstants.LF_GNUTYPE_LONGNAME);
    name.setSize(3 << 20);
    byte[] tar = Wrap.tar(name, new byte[3 << 20]);
    Reading reading = Reading.of(tar);
    assertThat(reading.logs()).isEmpty();
    assertThat(reading.reasons()).containsExactly(Reason.CORRUPT);
  }

  @Test
  void tellsOnceThatTheCompressionAroundAnArchiveIsCutShort() throws IOException {
    byte[] log = new byte[100_000];
    new Random(2).nextBytes(log);
    byte[] stored = Wrap.GZIP.wrap(Wrap.tar(file("log", log.length), log));
    Reading reading = Reading.of(Arrays.copyOf(stored, 50_000));
    assertThat(reading.logs().get("it!log")).hasSizeGreaterThan(40_000);
    assertThat(reading.problems())
        .extracting(problem -> problem.reason() + " " + problem.place())
        .containsExactly("TRUNCATED it");
  }

  @Test
  void tellsThatTheStoreFailedWhileItWasRead(@TempDir Path folder) throws IOException {
    List<Problem> problems = new ArrayList<>();
    Path file = Files.write(folder.resolve("file"), LOG);
    InputStream closed = new FileInputStream(file.toFile());
    closed.close();
    new Unpacker(Limits.DEFAULT, Gunzip.JDK, problems::add)
        .unpack(new Stored("it", Optional.empty(), Optional.empty()), closed, log -> {});
    assertThat(problems)
        .extracting(Problem::detail)
        .containsExactly("reading failed after 0 bytes: Stream Closed");
  }

  private static long checksum(byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    return checksum.getValue();
  }
}
