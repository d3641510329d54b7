package dev.haetae.lake.catalog;

import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.event.Activity;
import dev.haetae.model.log.FileReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The signed records of what was done to a lake, each with the hash of the one before.
 *
 * @param folder whose key signs
 * @param store where records are kept
 * @param files what records tell of
 */
record CommitLog(LakeFolder folder, CatalogStore store, LakeFiles files) {

  /** The record of a change that follows all that were before; the caller commits it. */
  CatalogStore.Commit next(Change change, List<CatalogStore.Move> moves) {
    Optional<CatalogStore.Commit> last = store.last();
    CommitRecord record =
        new CommitRecord(
            last.map(CatalogStore.Commit::number).orElse(0L) + 1,
            last.map(each -> Sha256.of(each.body())).orElse(""),
            Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
            change.what(),
            metadata(moves),
            Stream.concat(change.added().stream().map(this::entry), moved(change.moved())).toList(),
            removed(change));
    String text = record.text();
    return new CatalogStore.Commit(record.number(), text, SigningKey.sign(folder.path(), text));
  }

  private Map<String, CommitRecord.Content> metadata(List<CatalogStore.Move> moves) {
    Map<String, CommitRecord.Content> tables = new TreeMap<>();
    for (CatalogStore.Move move : moves) {
      Path file = files.resolve(move.to());
      tables.put(move.table(), new CommitRecord.Content(folder.inside(file), hash(file)));
    }
    return tables;
  }

  private List<String> removed(Change change) {
    return Stream.concat(
            change.removed().values().stream().flatMap(List::stream),
            change.moved().stream().map(move -> move.from().location()))
        .map(files::inside)
        .toList();
  }

  private CommitRecord.Entry entry(NewFile file) {
    Activity activity = file.activity();
    return new CommitRecord.Entry(
        folder.inside(file.path()),
        file.content().sha256(),
        file.content().bytes(),
        file.content().rows(),
        hash(folder.identities(activity, file.path())),
        hash(folder.index(activity, file.path())));
  }

  /** What was said of files when they were added, now of their copies. */
  private Stream<CommitRecord.Entry> moved(List<Move> moves) {
    if (moves.isEmpty()) {
      return Stream.empty();
    }
    Map<String, CommitRecord.Entry> known = entries();
    return moves.stream().map(move -> entry(known, move.from()).at(files.inside(move.to())));
  }

  private CommitRecord.Entry entry(Map<String, CommitRecord.Entry> known, DataFile file) {
    return Optional.ofNullable(known.get(files.inside(file.location())))
        .orElseThrow(() ->
            new LakeUnusable(
                "no commit added " + file.location() + "; haetae lake verify says more"));
  }

  /** What commits say of every file that was ever added, by its name in them. */
  private Map<String, CommitRecord.Entry> entries() {
    Map<String, CommitRecord.Entry> entries = new HashMap<>();
    for (CatalogStore.Commit commit : store.commits()) {
      CommitRecord.of(commit.body()).added().forEach(each -> entries.put(each.path(), each));
    }
    return entries;
  }

  /** The hashes of files of events, by location, as they were when they were added. */
  Map<String, String> hashes(List<DataFile> some) {
    Map<String, CommitRecord.Entry> known = entries();
    Map<String, String> hashes = new HashMap<>();
    some.forEach(file -> hashes.put(file.location(), entry(known, file).sha256()));
    return hashes;
  }

  /**
   * The commits, held against a public key.
   *
   * @param key a file with the key; the lake's own where there is none
   */
  CommitChain chain(Optional<Path> key) {
    Path file = key.orElseGet(() -> SigningKey.publicKey(folder.path()));
    return CommitChain.of(store.commits(), SigningKey.read(file, file.toString()));
  }

  private static String hash(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new LakeUnusable("cannot read " + file + ": " + FileReason.of(e), e);
    }
  }
}
