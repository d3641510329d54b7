package dev.haetae.app.verify;

import dev.haetae.app.verify.Digest.StoredObject;
import dev.haetae.model.log.FileReason;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A copy of a trail's bucket in local folders: files by the keys they had. */
final class LocalCopy {
  /** Every key of a trail has this in it; what stands before is a prefix or a local folder. */
  private static final String ROOT = "AWSLogs/";

  /** A digest covers an hour; one of a hundred megabytes would name half a million log files. */
  private static final int LARGEST_DIGEST = 100 << 20;

  private final Map<String, Path> files = new TreeMap<>();

  /** Walks the folders. */
  static LocalCopy of(List<Path> folders) throws IOException {
    LocalCopy copy = new LocalCopy();
    for (Path folder : folders) {
      try (Stream<Path> walk = Files.walk(folder)) {
        walk.filter(Files::isRegularFile).forEach(copy::add);
      }
    }
    return copy;
  }

  private void add(Path file) {
    String name = file.toAbsolutePath().normalize().toString().replace('\\', '/');
    int root = name.lastIndexOf(ROOT);
    if (root >= 0) {
      files.put(name.substring(root), file);
    }
  }

  /** The file that was delivered under a key; empty where there is none. */
  Optional<Path> find(StoredObject object) {
    return key(object).map(files::get);
  }

  private static Optional<String> key(StoredObject object) {
    int root = object.key().lastIndexOf(ROOT);
    return root < 0 ? Optional.empty() : Optional.of(object.key().substring(root));
  }

  /** The digest files, by key. */
  Map<String, Path> digests() {
    return containing("/CloudTrail-Digest/");
  }

  /** The log files of trails, by key. */
  Map<String, Path> logs() {
    return containing("/CloudTrail/");
  }

  private Map<String, Path> containing(String part) {
    Map<String, Path> chosen = new LinkedHashMap<>();
    files.forEach((key, file) -> {
      if (key.contains(part) && isDelivered(key)) {
        chosen.put(key, file);
      }
    });
    return chosen;
  }

  /** What is saved beside a digest, its signature, is none of the trail's files. */
  private static boolean isDelivered(String key) {
    return (key.endsWith(".json.gz") || key.endsWith(".json"))
        && !key.endsWith(NewestSignature.METADATA);
  }

  /** Why a file cannot be read or unpacked. */
  static String reason(IOException failure) {
    return failure instanceof EOFException
        ? "it ends before it is complete"
        : FileReason.of(failure);
  }

  /** The bytes of a digest file, unpacked. */
  static byte[] digest(Path file) throws IOException {
    try (InputStream in = open(file)) {
      byte[] bytes = in.readNBytes(LARGEST_DIGEST + 1);
      if (bytes.length > LARGEST_DIGEST) {
        throw new IOException("unpacks to more than " + LARGEST_DIGEST + " bytes");
      }
      return bytes;
    }
  }

  /** SHA-256 of a log file, unpacked. */
  static String hash(Path file) throws IOException {
    try (InputStream in = open(file)) {
      return Sha256.hex(in);
    }
  }

  /** Some tools unpack what they copy, whatever its name says. */
  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    in.mark(2);
    boolean packed = in.read() == 0x1F && in.read() == 0x8B;
    in.reset();
    return packed ? new GZIPInputStream(in) : in;
  }
}
