package dev.haetae.lake.catalog;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The commits of a lake, from the first to the last, and where their chain is broken.
 *
 * @param records what can be read of them, in order
 * @param broken what is wrong with their hashes and signatures
 * @param hashes of all of them
 * @param head the hash of the newest; empty where there is none
 * @param fingerprint of the key they were held against
 */
public record CommitChain(
    List<CommitRecord> records,
    List<Break> broken,
    Set<String> hashes,
    String head,
    String fingerprint) {

  /** A commit that does not follow the one before, or is not signed. */
  public record Break(String commit, String detail) {}

  static CommitChain of(List<CatalogStore.Commit> commits, PublicKey key) {
    List<CommitRecord> records = new ArrayList<>();
    List<Break> broken = new ArrayList<>();
    Set<String> hashes = new HashSet<>();
    String head = "";
    long number = 0;
    for (CatalogStore.Commit commit : commits) {
      String name = "commit " + commit.number();
      if (commit.number() != number + 1) {
        broken.add(
            new Break("commits " + (number + 1) + " to " + (commit.number() - 1), "are missing"));
      }
      number = commit.number();
      if (!SigningKey.holds(key, commit.body(), commit.signature())) {
        broken.add(new Break(name, "is not signed by the key of the lake"));
      }
      try {
        CommitRecord record = CommitRecord.of(commit.body());
        if (!record.previous().equals(head)) {
          broken.add(new Break(name, "does not follow the commit before it"));
        }
        records.add(record);
      } catch (IllegalArgumentException unreadable) {
        broken.add(new Break(name, "cannot be read"));
      }
      head = Sha256.of(commit.body());
      hashes.add(head);
    }
    return new CommitChain(records, broken, hashes, head, fingerprint(key));
  }

  private static String fingerprint(PublicKey key) {
    return Sha256.of(HexFormat.of().formatHex(key.getEncoded())).substring(0, 32);
  }
}
