package dev.haetae.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.model.log.LogBundle;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import dev.haetae.model.log.ProblemSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What every input must do with the bytes it stores. */
public abstract class LogBundleContract {
  private static final byte[] LOG = "{\"a\":1}\n{\"a\":2}\n".getBytes(StandardCharsets.UTF_8);

  private final List<Problem> problems = new ArrayList<>();

  /** A bundle over exactly these stored bytes. */
  protected abstract LogBundle bundle(byte[] stored, ProblemSink sink) throws Exception;

  @Test
  void handsOverAPlainLog() throws Exception {
    assertThat(read(LOG)).containsExactly(LOG);
    assertThat(problems).isEmpty();
  }

  @Test
  void unpacksGzip() throws Exception {
    assertThat(read(gzip(LOG))).containsExactly(LOG);
    assertThat(problems).isEmpty();
  }

  @Test
  void readsWhatIsLeftOfATruncatedLogAndSaysSo() throws Exception {
    byte[] log = noise(300_000);
    byte[] stored = gzip(log);
    byte[] got = read(Arrays.copyOf(stored, stored.length / 2)).get(0);
    assertThat(got).hasSizeGreaterThan(100_000).isEqualTo(Arrays.copyOf(log, got.length));
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.TRUNCATED);
  }

  @Test
  void saysThatDataAreDamaged() throws Exception {
    byte[] stored = gzip(noise(300_000));
    stored[stored.length - 5] ^= 1;
    assertThat(read(stored)).hasSize(1);
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.CORRUPT);
  }

  @Test
  void saysThatNothingIsInside() throws Exception {
    assertThat(read(new byte[0])).isEmpty();
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.EMPTY);
  }

  @Test
  void namesTheBundleInLogsAndProblems() throws Exception {
    LogBundle bundle = bundle(gzip(noise(1000)), problems::add);
    bundle.forEach(log -> assertThat(log.name()).isEqualTo(bundle.name()));
    LogBundle empty = bundle(new byte[0], problems::add);
    empty.forEach(log -> {});
    assertThat(problems)
        .extracting(problem -> problem.place().object())
        .containsExactly(empty.name());
  }

  @Test
  void knowsItsStoredSizeOrSaysThatItDoesNot() throws Exception {
    byte[] stored = gzip(LOG);
    assertThat(bundle(stored, problems::add).storedSize().orElse(stored.length))
        .isEqualTo(stored.length);
  }

  @Test
  void letsAReaderLeaveALogUnread() throws Exception {
    bundle(gzip(noise(300_000)), problems::add).forEach(log -> {});
    assertThat(problems).isEmpty();
  }

  @Test
  void letsTheReadersOwnFailureThrough() throws Exception {
    LogBundle bundle = bundle(LOG, problems::add);
    IOException failure = new IOException("the disk is full");
    assertThatThrownBy(() ->
            bundle.forEach(log -> {
              throw failure;
            }))
        .isSameAs(failure);
    assertThat(problems).isEmpty();
  }

  private List<byte[]> read(byte[] stored) throws Exception {
    List<byte[]> logs = new ArrayList<>();
    bundle(stored, problems::add)
        .forEach(log -> {
          try (InputStream bytes = log.open()) {
            logs.add(bytes.readAllBytes());
          }
        });
    return logs;
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
