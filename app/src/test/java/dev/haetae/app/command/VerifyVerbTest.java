package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.outcome.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyVerbTest {
  private static KeyPair cloudTrails;
  private static KeyPair forgers;

  @TempDir private Path folder;

  private TrailCopy trail;

  @BeforeAll
  static void makeKeys() throws GeneralSecurityException {
    cloudTrails = TrailCopy.keyPair();
    forgers = TrailCopy.keyPair();
  }

  @BeforeEach
  void writeThreeHours() throws IOException, GeneralSecurityException {
    trail = new TrailCopy(folder, cloudTrails);
    for (int hour = 1; hour <= 3; hour++) {
      trail.writeHour(hour);
    }
  }

  private Run verify() throws IOException {
    return Run.of(
        "verify",
        folder.toString(),
        "--public-keys",
        trail.keys().toString(),
        "--signature",
        trail.newestSignature());
  }

  @Test
  void provesFilesThatAreAsDelivered() throws IOException {
    Run run = verify();

    assertThat(run.out())
        .isEqualToNormalizingWhitespace(
            "covered: AWSLogs/111122223333/CloudTrail-Digest/us-east-1/"
                + "111122223333_CloudTrail-Digest_us-east-1_main_us-east-1"
                + " 2026-03-02T00:00:00Z to 2026-03-02T03:00:00Z"
                + " 3 digest files, 3 signatures proven, 3 log files as delivered, 0 deviations");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void takesKeysAsPem() throws IOException {
    Run run =
        Run.of(
            "verify",
            folder.toString(),
            "--public-keys",
            trail.pem().toString(),
            "--signature",
            trail.newestSignature());

    assertThat(run.out()).contains("3 signatures proven");
  }

  @Test
  void findsTheNewestSignatureBesideItsDigest() throws IOException {
    Files.writeString(
        trail.file(TrailCopy.digestKey(3) + ".metadata.json"),
        "{\"Metadata\":{\"signature\":\"" + trail.newestSignature() + "\"}}");

    Run run = Run.of("verify", folder.toString(), "--public-keys", trail.keys().toString());

    assertThat(run.out()).contains("3 signatures proven", " 0 deviations");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void namesAnAlteredLogFile() throws IOException {
    trail.write(TrailCopy.logKey(2), "{\"Records\":[]}");

    Run run = verify();

    assertThat(run.out()).contains("altered: trail/" + TrailCopy.logKey(2));
    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void namesAMissingLogFile() throws IOException {
    Files.delete(trail.file(TrailCopy.logKey(2)));

    assertThat(verify().out()).contains("missing: trail/" + TrailCopy.logKey(2));
  }

  @Test
  void namesALogFileThatNoDigestNames() throws IOException {
    String key = TrailCopy.logKey("us-east-1", 2, "f0rged");
    trail.write(key, "{\"Records\":[]}");

    assertThat(verify().out()).contains("extra: " + key);
  }

  @Test
  void tellsTogetherOfLogFilesOfHoursWithoutADigest() throws IOException {
    trail.write(TrailCopy.logKey("us-east-1", 4, "one"), "{\"Records\":[]}");
    trail.write(TrailCopy.logKey("us-east-1", 5, "two"), "{\"Records\":[]}");
    trail.write(TrailCopy.logKey("eu-west-1", 2, "three"), "{\"Records\":[]}");

    Run run = verify();

    assertThat(run.out())
        .contains(
            "not covered: AWSLogs/111122223333/CloudTrail/us-east-1/",
            "2 log files of hours that no digest covers",
            "1 log file and no digest of this account and Region")
        .doesNotContain("extra");
    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void namesTheHoursBetweenTwoChains() throws IOException, GeneralSecurityException {
    trail.beginAnew();
    trail.writeHour(9);

    Run run = Run.of("verify", folder.toString(), "--public-keys", trail.keys().toString());

    assertThat(run.out()).contains("no digest covers 2026-03-02T03:00:00Z to 2026-03-02T08:00:00Z");
    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void namesTheFileThatIsNoFileOfKeys() throws IOException {
    Path file = Files.writeString(folder.resolve("accounts"), "root:x:0:0");

    assertThat(Run.of("verify", folder.toString(), "--public-keys", file.toString()).err())
        .contains(file + ": neither PEM nor JSON");
  }

  @Test
  void namesTheGapInABrokenChain() throws IOException {
    Files.delete(trail.file(TrailCopy.digestKey(2)));

    assertThat(verify().out())
        .contains("chain broken: trail/" + TrailCopy.digestKey(3), TrailCopy.digestKey(2));
  }

  @Test
  void noticesADigestWrittenAnewToHideAnAlteredLogFile()
      throws IOException, GeneralSecurityException {
    new TrailCopy(folder, forgers).writeHour(2);

    assertThat(verify().out())
        .contains(
            "altered: trail/" + TrailCopy.digestKey(2),
            "bad signature: trail/" + TrailCopy.digestKey(2));
  }

  @Test
  void saysThatTheNewestDigestIsNotProvenWithoutItsSignature() throws IOException {
    Run run = Run.of("verify", folder.toString(), "--public-keys", trail.keys().toString());

    assertThat(run.out()).contains("not proven: trail/" + TrailCopy.digestKey(3), "--signature");
    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void doesNotTakeASignatureOfAnotherDigest() throws IOException {
    Run run =
        Run.of(
            "verify",
            folder.toString(),
            "--public-keys",
            trail.keys().toString(),
            "--signature",
            "00ff");

    assertThat(run.out())
        .contains("2 signatures proven", "the signature given is not of this digest");
    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void namesADigestThatIsNone() throws IOException {
    trail.write(TrailCopy.digestKey(2), "{\"awsAccountId\":17}");

    assertThat(verify().out())
        .contains("unreadable: " + TrailCopy.digestKey(2), "lacks digestS3Bucket");
  }

  @Test
  void namesALogFileThatIsCutOff() throws IOException {
    Path log = trail.file(TrailCopy.logKey(2));
    byte[] whole = Files.readAllBytes(log);
    Files.write(log, Arrays.copyOf(whole, whole.length / 2));

    assertThat(verify().out())
        .contains("altered: trail/" + TrailCopy.logKey(2), "it ends before it is complete");
  }

  @Test
  void asksForKeysWhereThereAreNone() {
    assertThat(Run.of("verify", folder.toString()).out()).contains("give it by --public-keys");
  }

  @Test
  void refusesAFileThatHoldsNoKeys() throws IOException {
    Path file = Files.writeString(folder.resolve("no-keys"), "{}");

    Run run = Run.of("verify", folder.toString(), "--public-keys", file.toString());

    assertThat(run.code()).isEqualTo(ExitCode.NOT_READABLE);
    assertThat(run.err()).contains("holds no keys", "list-public-keys");
  }

  @Test
  void saysWhatAFolderWithoutDigestsLacks(@TempDir Path empty) {
    Run run = Run.of("verify", empty.toString());

    assertThat(run.code()).isEqualTo(ExitCode.NOT_READABLE);
    assertThat(run.err()).contains("CloudTrail-Digest");
  }
}
