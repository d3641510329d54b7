package dev.haetae.app.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The public keys CloudTrail signs with, given by the user: as {@code aws cloudtrail
 * list-public-keys} prints them, or as PEM.
 */
public final class PublicKeys {
  private static final long LARGEST = 16 << 20;
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN (RSA )?PUBLIC KEY-----([^-]+)-----END");

  /** DER of {@code AlgorithmIdentifier rsaEncryption}, RFC 8017, appendix C. */
  private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

  private final Map<String, PublicKey> byFingerprint = new LinkedHashMap<>();
  private final List<PublicKey> unnamed = new ArrayList<>();

  /** No keys: signatures cannot be verified. */
  public PublicKeys() {}

  /**
   * Reads a file of keys and adds them.
   *
   * @throws IOException where it cannot be read or holds no keys; the message is fit for the user
   */
  public void add(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException(file + ": larger than " + LARGEST + " bytes, so not a file of keys");
    }
    String text = Files.readString(file, StandardCharsets.UTF_8);
    try {
      if (text.contains("-----BEGIN")) {
        addPem(text);
      } else {
        addJson(file, text);
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(file + ": a key in it is not an RSA public key: " + e.getMessage(), e);
    }
    if (isEmpty()) {
      throw new IOException(
          file
              + ": holds no keys; expected what \"aws cloudtrail list-public-keys --output json\""
              + " prints, or PEM");
    }
  }

  private void addPem(String text) throws GeneralSecurityException {
    for (Matcher pem = PEM.matcher(text); pem.find(); ) {
      byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
      unnamed.add(pem.group(1) == null ? key(der) : key(wrapped(der)));
    }
  }

  private void addJson(Path file, String text) throws IOException, GeneralSecurityException {
    for (JsonNode each : parse(file, text).path("PublicKeyList")) {
      byte[] der = Base64.getMimeDecoder().decode(each.path("Value").asText(""));
      byFingerprint.put(each.path("Fingerprint").asText(""), key(wrapped(der)));
    }
  }

  private static JsonNode parse(Path file, String text) throws IOException {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IOException(
          file
              + ": neither PEM nor JSON; expected what \"aws cloudtrail list-public-keys --output"
              + " json\" prints, or PEM",
          e);
    }
  }

  private static PublicKey key(byte[] subjectPublicKeyInfo) throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA")
        .generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo));
  }

  /**
   * A PKCS#1 key as a SubjectPublicKeyInfo, the form Java reads.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4.1">RFC 5280, section 4.1</a>
   */
  private static byte[] wrapped(byte[] pkcs1) {
    byte[] bits = new byte[pkcs1.length + 1];
    System.arraycopy(pkcs1, 0, bits, 1, pkcs1.length);
    byte[] bitString = element(0x03, bits);
    byte[] body = new byte[RSA.length + bitString.length];
    System.arraycopy(RSA, 0, body, 0, RSA.length);
    System.arraycopy(bitString, 0, body, RSA.length, bitString.length);
    return element(0x30, body);
  }

  private static byte[] element(int tag, byte[] content) {
    String head = String.format("%02x", tag) + length(content.length);
    return HexFormat.of().parseHex(head + HexFormat.of().formatHex(content));
  }

  private static String length(int length) {
    if (length < 0x80) {
      return String.format("%02x", length);
    }
    return length < 0x100 ? String.format("81%02x", length) : String.format("82%04x", length);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return byFingerprint.isEmpty() && unnamed.isEmpty();
  }

  /** Whether there is a key that may have signed with this fingerprint. */
  boolean has(String fingerprint) {
    return byFingerprint.containsKey(fingerprint) || !unnamed.isEmpty();
  }

  /** Whether the key of a fingerprint, or one without, made a signature. */
  boolean verify(String fingerprint, byte[] signed, String signature) {
    List<PublicKey> candidates = new ArrayList<>(unnamed);
    Optional.ofNullable(byFingerprint.get(fingerprint)).ifPresent(candidates::add);
    return candidates.stream().anyMatch(key -> verify(key, signed, signature));
  }

  private static boolean verify(PublicKey key, byte[] signed, String signature) {
    try {
      Signature verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(key);
      verifier.update(signed);
      return verifier.verify(HexFormat.of().parseHex(signature.strip()));
    } catch (GeneralSecurityException | IllegalArgumentException notASignature) {
      return false;
    }
  }
}
