package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.outcome.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever lies beside a good log: it is told with its place, and the good log is read. */
class HostileInputTest {
  @TempDir private Path folder;

  /** Puts something into a folder. */
  interface Trap {
    void lay(Path folder) throws IOException;
  }

  static Stream<Arguments> traps() {
    return Stream.of(
        trap(
            "truncated gzip",
            "ends before it is complete",
            dir -> {
              byte[] whole =
                  gzip(
                      Logs.records(Logs.trailStopped("bob", "x")).getBytes(StandardCharsets.UTF_8));
              write(dir, "half.json.gz", Arrays.copyOf(whole, whole.length / 2));
            }),
        trap(
            "gzip bomb",
            "unpacks to more than the limit",
            dir -> bomb(dir.resolve("bomb.json.gz"))),
        trap(
            "picture",
            "is not a log of any known kind",
            dir ->
                write(
                    dir,
                    "picture.json",
                    new byte[] {
                      (byte) 0x89,
                      'P',
                      'N',
                      'G',
                      '\r',
                      '\n',
                      0x1a,
                      '\n',
                      0,
                      0,
                      0,
                      13,
                      'I',
                      'H',
                      'D',
                      'R',
                      0,
                      1,
                      2,
                      3
                    })),
        trap("empty file", "is empty", dir -> write(dir, "nothing.json", new byte[0])),
        trap(
            "deep nesting",
            "is nested deeper than the limit",
            dir ->
                write(
                    dir,
                    "deep.json",
                    ("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}\n"))),
        trap(
            "endless line",
            "is longer than the limit",
            dir -> write(dir, "long.json", "{\"a\":\"" + "x".repeat(17 << 20) + "\"}\n")),
        trap(
            "invalid UTF-8",
            "holds bytes that are no text",
            dir ->
                write(
                    dir,
                    "latin.json",
                    Logs.trailStopped("bob", "\u00ff\u00fe")
                        .getBytes(StandardCharsets.ISO_8859_1))),
        trap(
            "link loop",
            "is a link that leads back to itself",
            dir -> Files.createSymbolicLink(dir.resolve("loop"), dir)),
        trap(
            "member outside its archive",
            "has a name that leads outside its archive",
            dir -> write(dir, "out.tar", tar("../../etc/evil.json", "{}"))),
        trap(
            "year before there were computers",
            "has no usable time",
            dir ->
                write(
                    dir,
                    "old.json",
                    Logs.trailStopped("bob", "x").replace("2026-03-01", "1066-10-14"))),
        trap(
            "duplicate keys",
            "is not well formed",
            dir ->
                write(
                    dir,
                    "twice.json",
                    Logs.records(
                        Logs.trailStopped("bob", "x")
                            .replace("\"readOnly\":false", "\"readOnly\":1,\"readOnly\":2")))),
        trap(
            "record cut off",
            "",
            dir -> write(dir, "cut.json", "{\"Records\":[{\"eventVersion\":\"1.08\",\"eventNa")));
  }

  private static Arguments trap(String name, String words, Trap trap) {
    return Arguments.of(Named.of(name, trap), words);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("traps")
  void isToldWithItsPlaceAndTheRestIsRead(Trap trap, String words) throws IOException {
    Logs.write(folder);
    trap.lay(folder);

    Run run = Run.of(List.of("scan", folder, "--only", Logs.TRAIL_STOPPED, "--threads", 2));

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("user/alice", " x " + words, folder.toString());
    assertThat(run.out() + run.err()).doesNotContain("Exception", "\tat ", "mistake in Haetae");
  }

  @Test
  void aFindingWhoseTimeIsThatOfAFileSaysSo() throws IOException {
    Files.writeString(
        folder.resolve("old.json"),
        Logs.records(Logs.trailStopped("bob", "x").replace("2026-03-01", "1066-10-14")));

    assertThat(scan("table").lines().map(String::strip).toList().toString())
        .contains("as of the time of its file")
        .contains("Whether it is ongoing is unknown: some records")
        .doesNotContain("still active");
    assertThat(scan("jsonl"))
        .contains("\"timeAssumed\":true")
        .contains("Records that tell no time of their own are taken as of the time of their file.");
    assertThat(scan("asff")).contains("Records that tell no time of their own");
  }

  private String scan(String format) {
    return Run.of(List.of("scan", folder, "--only", Logs.TRAIL_STOPPED, "--format", format)).out();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("harmless")
  void isReadAllTheSame(Trap trap) throws IOException {
    trap.lay(folder);

    Run run = Run.of(List.of("scan", folder, "--only", Logs.TRAIL_STOPPED));

    assertThat(run.out()).contains("user/alice").doesNotContain(" x ");
  }

  static Stream<Arguments> harmless() {
    String good = Logs.trailStopped("alice", "x");
    return Stream.of(
        Arguments.of(
            Named.<Trap>of(
                "byte order mark", dir -> write(dir, "bom.json", "\ufeff" + Logs.records(good)))),
        Arguments.of(
            Named.<Trap>of("wrong ending", dir -> write(dir, "picture.png", Logs.records(good)))));
  }

  private static void write(Path dir, String name, String text) throws IOException {
    Files.writeString(dir.resolve(name), text);
  }

  private static void write(Path dir, String name, byte[] bytes) throws IOException {
    Files.write(dir.resolve(name), bytes);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  /** A hundred megabytes of nothing in a hundred kilobytes. */
  private static void bomb(Path file) throws IOException {
    byte[] blank = new byte[1 << 20];
    Arrays.fill(blank, (byte) ' ');
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < 100; i++) {
        out.write(blank);
      }
    }
  }

  /** A tar with one member: a header of 512 bytes, the content, and two empty blocks. */
  private static byte[] tar(String name, String content) {
    byte[] tar = new byte[4 * 512];
    put(tar, 0, name);
    put(tar, 100, "0000644\0");
    put(tar, 108, "0000000\0");
    put(tar, 116, "0000000\0");
    put(tar, 124, String.format("%011o\0", content.length()));
    put(tar, 136, "00000000000\0");
    put(tar, 148, "        ");
    tar[156] = '0';
    put(tar, 257, "ustar\00000");
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += tar[i] & 0xff;
    }
    put(tar, 148, String.format("%06o\0 ", sum));
    put(tar, 512, content);
    return tar;
  }

  private static void put(byte[] tar, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, tar, at, bytes.length);
  }
}
