package dev.haetae.app.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One digest file of CloudTrail.
 *
 * @param object bucket and key under which it was delivered
 * @param startTime begin of the hour it covers, as written; empty where it does not say
 * @param endTime end of the hour it covers, as written: it is part of what is signed
 * @param fingerprint of the key it is signed with
 * @param hash SHA-256 of the unpacked file
 * @param previous the digest before it; empty at the begin of a chain
 * @param logFiles the log files of the hour
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html">
 *     CloudTrail digest file structure</a>
 */
record Digest(
    StoredObject object,
    String startTime,
    String endTime,
    String fingerprint,
    String hash,
    Optional<Previous> previous,
    List<LogFile> logFiles) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** An object as a digest names it. */
  record StoredObject(String bucket, String key) {
    @Override
    public String toString() {
      return bucket + "/" + key;
    }
  }

  /** What a digest says of the one before it. */
  record Previous(StoredObject object, String hash, String signature) {}

  /** What a digest says of a log file. */
  record LogFile(StoredObject object, String hash) {}

  /**
   * Reads a digest.
   *
   * @param bytes the file, unpacked
   * @throws IOException where it is not one; the message says what is missing
   */
  static Digest read(byte[] bytes) throws IOException {
    JsonNode json = parse(bytes);
    List<LogFile> logFiles = new ArrayList<>();
    for (JsonNode each : json.path("logFiles")) {
      logFiles.add(
          new LogFile(
              new StoredObject(text(each, "s3Bucket"), text(each, "s3Object")),
              text(each, "hashValue")));
    }
    return new Digest(
        new StoredObject(text(json, "digestS3Bucket"), text(json, "digestS3Object")),
        json.path("digestStartTime").asText(""),
        text(json, "digestEndTime"),
        text(json, "digestPublicKeyFingerprint"),
        Sha256.hex(bytes),
        previous(json),
        List.copyOf(logFiles));
  }

  private static JsonNode parse(byte[] bytes) throws IOException {
    try {
      return JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new IOException("is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static Optional<Previous> previous(JsonNode json) throws IOException {
    if (!json.hasNonNull("previousDigestS3Object")) {
      return Optional.empty();
    }
    return Optional.of(
        new Previous(
            new StoredObject(
                text(json, "previousDigestS3Bucket"), text(json, "previousDigestS3Object")),
            text(json, "previousDigestHashValue"),
            json.path("previousDigestSignature").asText("")));
  }

  private static String text(JsonNode json, String name) throws IOException {
    JsonNode value = json.path(name);
    if (!value.isTextual()) {
      throw new IOException("lacks " + name + ", which a digest file has");
    }
    return value.asText();
  }

  /** The bytes that are signed, the signature of the digest before it among them. */
  byte[] signedText() {
    String text =
        endTime
            + "\n"
            + object
            + "\n"
            + hash
            + "\n"
            + previous.map(Previous::signature).filter(each -> !each.isEmpty()).orElse("null");
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
