package dev.haetae.app.verify;

import dev.haetae.app.verify.Deviation.Kind;
import dev.haetae.app.verify.Digest.LogFile;
import dev.haetae.app.verify.Digest.Previous;
import dev.haetae.app.verify.Digest.StoredObject;
import dev.haetae.model.log.FileReason;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Holds a local copy of a trail's bucket against its digest files: every log file against the hash
 * its digest names, every digest against the hash the next one names, and every signature against
 * the public keys. The signature of a digest is in the next one; that of the newest is given by the
 * user or saved beside it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-custom-validation.html">
 *     Custom implementations of CloudTrail log file integrity validation</a>
 */
public final class Verification {
  private final LocalCopy copy;
  private final PublicKeys keys;
  private final Optional<String> newest;
  private final Map<String, Digest> digests = new TreeMap<>();
  private final Map<String, Path> files = new HashMap<>();
  private final Map<String, Previous> successors = new HashMap<>();
  private final Set<String> named = new HashSet<>();
  private final List<Deviation> deviations = new ArrayList<>();
  private int logFiles;
  private int signatures;

  /**
   * What was verified.
   *
   * @param digests digest files read
   * @param logFiles log files whose content is what their digest says
   * @param signatures signatures that fit
   * @param chains the time of which there are digests
   * @param deviations everything else
   */
  public record Report(
      int digests, int logFiles, int signatures, List<Chain> chains, List<Deviation> deviations) {}

  /**
   * A verification.
   *
   * @param newest the signature of the newest digest, where the user gives it
   */
  private Verification(LocalCopy copy, PublicKeys keys, Optional<String> newest) {
    this.copy = copy;
    this.keys = keys;
    this.newest = newest;
  }

  /**
   * Verifies what lies under folders.
   *
   * @param newest the signature of the newest digest, in hexadecimal, where it is not saved beside
   *     it
   * @throws IOException where a folder cannot be read
   */
  public static Report of(List<Path> folders, PublicKeys keys, Optional<String> newest)
      throws IOException {
    return new Verification(LocalCopy.of(folders), keys, newest).run();
  }

  private Report run() {
    copy.digests().forEach(this::read);
    for (Digest digest : digests.values()) {
      digest.previous().ifPresent(previous -> link(digest, previous));
    }
    for (Map.Entry<String, Digest> each : digests.entrySet()) {
      content(each.getKey(), each.getValue());
      signature(each.getKey(), each.getValue());
      each.getValue().logFiles().forEach(log -> logFile(each.getKey(), log));
    }
    List<Chain> chains = Chain.of(digests.values());
    chains.forEach(chain -> chain.gaps().forEach(gap -> add(Kind.UNCOVERED, chain.name(), gap)));
    new Unnamed(chains, this::add)
        .tell(copy.logs().keySet().stream().filter(key -> !named.contains(key)).toList());
    return new Report(digests.size(), logFiles, signatures, chains, List.copyOf(deviations));
  }

  private void read(String key, Path file) {
    try {
      Digest digest = Digest.read(LocalCopy.digest(file));
      digests.put(digest.object().toString(), digest);
      files.put(digest.object().toString(), file);
      if (!digest.object().key().endsWith(key)) {
        add(Kind.ALTERED, key, "it says that it was delivered as " + digest.object());
      }
    } catch (IOException e) {
      add(Kind.UNREADABLE, key, LocalCopy.reason(e));
    }
  }

  private void link(Digest digest, Previous previous) {
    successors.put(previous.object().toString(), previous);
    if (!digests.containsKey(previous.object().toString())) {
      add(
          Kind.CHAIN_BROKEN,
          digest.object().toString(),
          "the digest before it is not there: " + previous.object());
    }
  }

  /** A digest against the hash that the next one names. */
  private void content(String name, Digest digest) {
    Previous successor = successors.get(name);
    if (successor != null && !successor.hash().equalsIgnoreCase(digest.hash())) {
      add(Kind.ALTERED, name, altered(digest.hash(), successor.hash()));
    }
  }

  private static String altered(String hash, String expected) {
    return "its SHA-256 is " + hash + "; delivered was " + expected;
  }

  private void signature(String name, Digest digest) {
    Optional<String> signature = signatureOf(name);
    if (signature.isEmpty() && newest.filter(given -> isSigned(digest, given)).isPresent()) {
      signatures++;
    } else if (signature.isEmpty()) {
      add(Kind.UNSIGNED, name, unsigned(digest));
    } else if (!keys.has(digest.fingerprint())) {
      add(
          Kind.UNSIGNED,
          name,
          "no public key of fingerprint " + digest.fingerprint() + "; give it by --public-keys");
    } else if (isSigned(digest, signature.get())) {
      signatures++;
    } else {
      add(Kind.BAD_SIGNATURE, name, "the signature is not of this digest and key");
    }
  }

  private boolean isSigned(Digest digest, String signature) {
    return keys.verify(digest.fingerprint(), digest.signedText(), signature);
  }

  /** One bucket has a chain for each Region, so the signature given is that of one of several. */
  private String unsigned(Digest digest) {
    String key = digest.object().key();
    return (newest.isPresent()
            ? "the signature given is not of this digest, and"
            : "the signature is not known:")
        + " no digest after it repeats its own; give that of the object's metadata by --signature"
        + " or save it as "
        + key.substring(key.lastIndexOf('/') + 1)
        + ".signature";
  }

  private Optional<String> signatureOf(String name) {
    Previous successor = successors.get(name);
    if (successor != null && !successor.signature().isEmpty()) {
      return Optional.of(successor.signature());
    }
    try {
      Path file = files.get(name);
      return file == null ? Optional.empty() : NewestSignature.beside(file);
    } catch (IOException e) {
      add(Kind.UNREADABLE, name, FileReason.of(e));
      return Optional.empty();
    }
  }

  private void logFile(String digest, LogFile log) {
    StoredObject object = log.object();
    int root = object.key().lastIndexOf("AWSLogs/");
    named.add(root < 0 ? object.key() : object.key().substring(root));
    Optional<Path> file = copy.find(object);
    if (file.isEmpty()) {
      add(Kind.MISSING, object.toString(), "named by " + digest);
      return;
    }
    try {
      String hash = LocalCopy.hash(file.get());
      if (hash.equalsIgnoreCase(log.hash())) {
        logFiles++;
      } else {
        add(Kind.ALTERED, object.toString(), altered(hash, log.hash()));
      }
    } catch (FileSystemException e) {
      add(Kind.UNREADABLE, object.toString(), FileReason.of(e));
    } catch (IOException e) {
      add(Kind.ALTERED, object.toString(), "it cannot be unpacked: " + LocalCopy.reason(e));
    }
  }

  private void add(Kind kind, String object, String detail) {
    deviations.add(new Deviation(kind, object, detail));
  }
}
