package dev.haetae.lake.upkeep;

import dev.haetae.lake.catalog.CommitChain;
import dev.haetae.lake.catalog.CommitRecord;
import dev.haetae.lake.catalog.LakeCatalog;
import dev.haetae.lake.catalog.Sha256;
import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.lake.tier.Tier;
import dev.haetae.model.log.FileReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whether a lake is what its commits say: walks their chain from the first to the last and looks at
 * every file. What it cannot see by itself is that the newest commits were taken away together with
 * their files, or that the whole was signed anew with another key: for that, {@code head} and the
 * key's fingerprint of an earlier run must be kept elsewhere.
 */
public final class Verification {
  private final Path folder;
  private final Optional<Path> key;
  private final Optional<String> head;
  private final List<Deviation> deviations = new ArrayList<>();
  private final Map<String, CommitRecord.Entry> live = new TreeMap<>();
  private final Set<String> known = new HashSet<>();
  private final Map<String, CommitRecord.Content> tables = new TreeMap<>();

  /** What is wrong with a thing. */
  public enum Kind {
    CHANGED,
    REMOVED,
    ADDED
  }

  /**
   * Something that is not as the commits say.
   *
   * @param subject a file's path within the lake, or a commit
   * @param detail in what way
   */
  public record Deviation(Kind kind, String subject, String detail) {}

  /**
   * What came of it.
   *
   * @param commits how many there are
   * @param files how many files of events were looked at
   * @param head the hash of the newest commit
   * @param fingerprint of the key that the commits were signed with
   */
  public record Outcome(
      long commits, long files, String head, String fingerprint, List<Deviation> deviations) {}

  /**
   * A verification of the lake of a folder.
   *
   * @param key a public key kept elsewhere; the lake's own where there is none
   * @param head the newest commit's hash as an earlier run told it
   */
  public Verification(Path folder, Optional<Path> key, Optional<String> head) {
    this.folder = folder.toAbsolutePath().normalize();
    this.key = key;
    this.head = head;
  }

  /**
   * Looks at everything.
   *
   * @throws LakeUnusable where there is no lake to look at
   */
  public Outcome run() {
    try (LakeCatalog catalog = LakeCatalog.open(folder)) {
      CommitChain chain = catalog.chain(key);
      chain.broken().forEach(each -> deviate(Kind.CHANGED, each.commit(), each.detail()));
      head.filter(each -> !chain.hashes().contains(each))
          .ifPresent(
              each -> deviate(Kind.REMOVED, "commit of hash " + each, "is not among the commits"));
      chain.records().forEach(this::follow);
      live.values().forEach(entry -> look(catalog, entry));
      for (LakeTable table : LakeTable.all().values()) {
        metadata(catalog, table);
        listed(catalog, table);
      }
      unknown(catalog);
      return new Outcome(
          chain.records().size(), live.size(), chain.head(), chain.fingerprint(), deviations);
    }
  }

  private void deviate(Kind kind, String subject, String detail) {
    deviations.add(new Deviation(kind, subject, detail));
  }

  private void follow(CommitRecord record) {
    record
        .added()
        .forEach(entry -> {
          live.put(entry.path(), entry);
          known.add(entry.path());
        });
    record.removed().forEach(live::remove);
    tables.putAll(record.tables());
  }

  private void look(LakeCatalog catalog, CommitRecord.Entry entry) {
    compare(catalog, entry.path(), entry.sha256());
    String table = entry.path().replaceFirst("^(?:.*/)?(tables/[^/]+)/data/.*$", "$1");
    String name = entry.path().replaceFirst("^.*/", "").replaceFirst("\\.parquet$", "");
    String identities = table + "/identities/" + name + ".ids";
    compare(catalog, identities, entry.identities());
    String index = table + "/index/" + name + ".words";
    compare(catalog, index, entry.index());
  }

  private void compare(LakeCatalog catalog, String inside, String expected) {
    try (InputStream in = catalog.read(inside)) {
      if (!Sha256.of(in).equals(expected)) {
        deviate(Kind.CHANGED, inside, "has other bytes than when it was written");
      }
    } catch (NoSuchFileException absent) {
      deviate(Kind.REMOVED, inside, "is not there");
    } catch (IOException e) {
      deviate(Kind.CHANGED, inside, "cannot be read: " + FileReason.of(e));
    }
  }

  private void metadata(LakeCatalog catalog, LakeTable table) {
    Optional<String> named = catalog.metadata(table.activity());
    Optional<CommitRecord.Content> said = Optional.ofNullable(tables.get(table.name()));
    if (named.isPresent() && said.isPresent()) {
      String path = said.get().path();
      if (named.get().equals(path)) {
        compare(catalog, path, said.get().sha256());
      } else {
        deviate(
            Kind.CHANGED,
            "table " + table.name(),
            "the catalog names " + named.get() + ", the newest commit " + path);
      }
    } else if (named.isPresent() != said.isPresent()) {
      deviate(
          named.isPresent() ? Kind.ADDED : Kind.REMOVED,
          "table " + table.name(),
          named.isPresent() ? "no commit knows of it" : "the catalog does not name it");
    }
  }

  /** What Iceberg lists must be what the commits added up to. */
  private void listed(LakeCatalog catalog, LakeTable table) {
    Set<String> listed = new HashSet<>();
    try {
      for (DataFile file : catalog.files(table.activity(), Long.MIN_VALUE, Long.MAX_VALUE)) {
        listed.add(catalog.inside(file.location()));
      }
    } catch (RuntimeException damaged) {
      deviate(Kind.CHANGED, "table " + table.name(), "its metadata cannot be read: " + damaged);
      return;
    }
    String part = "tables/" + table.name() + "/data/";
    live.keySet().stream()
        .filter(path -> path.contains(part) && !listed.contains(path))
        .forEach(path -> deviate(Kind.REMOVED, path, "the table does not list it any more"));
    listed.stream()
        .filter(path -> !live.containsKey(path))
        .sorted()
        .forEach(path -> deviate(Kind.ADDED, path, "the table lists it, and no commit added it"));
  }

  /** Files that no commit knows: put there by somebody, or left by a run that did not end. */
  private void unknown(LakeCatalog catalog) {
    for (Tier tier : catalog.tiers()) {
      try {
        tier.list(each -> {
          if (!known.contains(each.location())) {
            deviate(Kind.ADDED, each.location(), "no commit added it; it is not read either");
          }
        });
      } catch (IOException e) {
        deviate(
            Kind.CHANGED, "the " + tier.name() + " tier", "cannot be listed: " + FileReason.of(e));
      }
    }
    for (LakeTable table : LakeTable.all().values()) {
      Path data = catalog.folder(table.activity()).resolve("data");
      if (Files.isDirectory(data)) {
        try (Stream<Path> files = Files.walk(data)) {
          files
              .filter(Files::isRegularFile)
              .map(catalog::inside)
              .filter(each -> !known.contains(each))
              .sorted()
              .forEach(
                  each -> deviate(Kind.ADDED, each, "no commit added it; it is not read either"));
        } catch (IOException e) {
          deviate(Kind.CHANGED, table.name(), "its folder cannot be read: " + FileReason.of(e));
        }
      }
    }
  }
}
