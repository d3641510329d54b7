package dev.haetae.app.verify;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in hexadecimal, as digest files write it. */
final class Sha256 {
  private static final int BUFFER = 1 << 16;

  private Sha256() {}

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(algorithm().digest(bytes));
  }

  static String hex(InputStream in) throws IOException {
    MessageDigest digest = algorithm();
    byte[] buffer = new byte[BUFFER];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      digest.update(buffer, 0, read);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest algorithm() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
