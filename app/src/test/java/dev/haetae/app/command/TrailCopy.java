package dev.haetae.app.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** A trail's bucket as it is copied: an hour of logs a digest, chained and signed. */
final class TrailCopy {
  /** Length of what stands before the PKCS#1 key in the DER of a 2048-bit RSA key. */
  private static final int HEADER = 24;

  private static final String ACCOUNT = "AWSLogs/111122223333/";
  private final Path folder;
  private final KeyPair pair;
  private String previousKey = "";
  private String previousHash = "";
  private String previousSignature = "";

  TrailCopy(Path folder, KeyPair pair) {
    this.folder = folder;
    this.pair = pair;
  }

  static KeyPair keyPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  static String logKey(int hour) {
    return logKey("us-east-1", hour, "l0g");
  }

  /** A log file delivered in the middle of the hour that ends with {@code hour}. */
  static String logKey(String region, int hour, String name) {
    return ACCOUNT
        + "CloudTrail/%1$s/2026/03/02/111122223333_CloudTrail_%1$s_20260302T%2$02d30Z_%3$s.json.gz"
            .formatted(region, hour - 1, name);
  }

  static String digestKey(int hour) {
    return ACCOUNT
        + "CloudTrail-Digest/us-east-1/2026/03/02/111122223333_CloudTrail-Digest_us-east-1_main"
        + "_us-east-1_20260302T%02d0000Z.json.gz".formatted(hour);
  }

  Path file(String key) {
    return folder.resolve(key);
  }

  void writeHour(int hour) throws IOException, GeneralSecurityException {
    String log = "{\"Records\":[{\"eventID\":\"event-" + hour + "\"}]}";
    write(logKey(hour), log);
    String startTime = "2026-03-02T%02d:00:00Z".formatted(hour - 1);
    String endTime = "2026-03-02T%02d:00:00Z".formatted(hour);
    String digest =
        """
        {"awsAccountId":"111122223333","digestStartTime":"%s",\
        "digestEndTime":"%s","digestS3Bucket":"trail","digestS3Object":"%s",\
        "digestPublicKeyFingerprint":"f1","digestSignatureAlgorithm":"SHA256withRSA",%s\
        "logFiles":[{"s3Bucket":"trail","s3Object":"%s","hashValue":"%s",\
        "hashAlgorithm":"SHA-256"}]}\
        """
            .formatted(startTime, endTime, digestKey(hour), previous(), logKey(hour), hash(log));
    write(digestKey(hour), digest);
    String signed =
        endTime
            + "\ntrail/"
            + digestKey(hour)
            + "\n"
            + hash(digest)
            + "\n"
            + (previousSignature.isEmpty() ? "null" : previousSignature);
    previousKey = digestKey(hour);
    previousHash = hash(digest);
    previousSignature = sign(signed);
  }

  /** As after logging or validation was off. */
  void beginAnew() {
    previousKey = "";
    previousSignature = "";
  }

  private String previous() {
    return previousKey.isEmpty()
        ? "\"previousDigestS3Object\":null,"
        : "\"previousDigestS3Bucket\":\"trail\",\"previousDigestS3Object\":\""
            + previousKey
            + "\",\"previousDigestHashValue\":\""
            + previousHash
            + "\",\"previousDigestSignature\":\""
            + previousSignature
            + "\",";
  }

  private String sign(String text) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(pair.getPrivate());
    signature.update(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(signature.sign());
  }

  private static String hash(String text) throws GeneralSecurityException {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  void write(String key, String text) throws IOException {
    Path file = file(key);
    Files.createDirectories(file.getParent());
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    Files.write(file, packed.toByteArray());
  }

  /** The signature of the digest written last. */
  String newestSignature() {
    return previousSignature;
  }

  /** A file as {@code aws cloudtrail list-public-keys} prints it. */
  Path keys() throws IOException {
    byte[] der = pair.getPublic().getEncoded();
    byte[] pkcs1 = Arrays.copyOfRange(der, HEADER, der.length);
    return Files.writeString(
        folder.resolve("keys.json"),
        "{\"PublicKeyList\":[{\"Fingerprint\":\"f1\",\"Value\":\""
            + Base64.getEncoder().encodeToString(pkcs1)
            + "\"}]}");
  }

  /** The same key as PEM. */
  Path pem() throws IOException {
    return Files.writeString(
        folder.resolve("key.pem"),
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n");
  }
}
