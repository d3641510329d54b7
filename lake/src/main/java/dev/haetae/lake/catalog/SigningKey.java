package dev.haetae.lake.catalog;

import dev.haetae.lake.table.LakeUnusable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The key that signs the lake's commits: made with the lake, kept beside it in a file that only its
 * owner may read. Whoever has that file can sign anything; so the public key, or its fingerprint,
 * is to be kept elsewhere as well.
 */
final class SigningKey {
  private static final String ALGORITHM = "Ed25519";
  private static final String PRIVATE = "signing.key";
  private static final String PUBLIC = "signing.pub";

  private SigningKey() {}

  /** Makes a key pair in a folder, unless there is one. */
  static void create(Path folder) throws IOException {
    Path secret = folder.resolve(PRIVATE);
    if (Files.exists(secret)) {
      return;
    }
    KeyPair pair = generated();
    Files.createFile(secret, ownerOnly());
    Files.writeString(secret, text(pair.getPrivate().getEncoded()));
    Files.writeString(folder.resolve(PUBLIC), text(pair.getPublic().getEncoded()));
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static KeyPair generated() {
    try {
      return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(byte[] key) {
    return Base64.getEncoder().encodeToString(key) + "\n";
  }

  /** The signature of a text, in Base64. */
  static String sign(Path folder, String text) {
    Path file = folder.resolve(PRIVATE);
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(secret(read(file)));
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new LakeUnusable(
          "no commit can be signed: " + file + " is not the key the lake was made with", e);
    }
  }

  private static PrivateKey secret(byte[] bytes) throws GeneralSecurityException {
    return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes));
  }

  private static byte[] read(Path file) throws IOException {
    return Base64.getDecoder().decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
  }

  /** What tells a lake from all others: the beginning of its public key's fingerprint. */
  static String identity(Path folder) {
    PublicKey key = read(publicKey(folder), PUBLIC);
    return Sha256.of(HexFormat.of().formatHex(key.getEncoded())).substring(0, 16);
  }

  /** The lake's own public key. */
  static Path publicKey(Path folder) {
    return folder.resolve(PUBLIC);
  }

  /**
   * Reads a public key.
   *
   * @throws LakeUnusable where the file is none
   */
  static PublicKey read(Path file, String shown) {
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(read(file)));
    } catch (NoSuchFileException e) {
      throw new LakeUnusable(shown + ": no such file", e);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new LakeUnusable(shown + " is not a public key as a lake's " + PUBLIC + " is", e);
    }
  }

  /** Whether a signature is that of a text. */
  static boolean holds(PublicKey key, String text, String signature) {
    try {
      Signature verification = Signature.getInstance(ALGORITHM);
      verification.initVerify(key);
      verification.update(text.getBytes(StandardCharsets.UTF_8));
      return verification.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException bad) {
      return false;
    }
  }
}
