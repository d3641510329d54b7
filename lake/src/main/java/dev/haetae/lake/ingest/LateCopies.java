package dev.haetae.lake.ingest;

import dev.haetae.lake.LakePlan;
import dev.haetae.lake.catalog.IdentityFile;
import dev.haetae.lake.catalog.LakeCatalog;
import dev.haetae.lake.catalog.NewFile;
import dev.haetae.lake.engine.Engine;
import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.model.HashSetOfLongs;
import dev.haetae.model.event.Activity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Events that a run wrote and another process made part of the lake meanwhile: they are taken out
 * of the run's files, which can follow then.
 *
 * <p>Which row of a file has which identity is remembered beside it while the run lasts, eight
 * bytes a row.
 */
final class LateCopies {
  private final LakeCatalog catalog;
  private final Path aside;
  private final int level;

  /**
   * Those of a run.
   *
   * @param aside a folder of the run's own
   */
  LateCopies(LakeCatalog catalog, Path aside, int level) {
    this.catalog = catalog;
    this.aside = aside;
    this.level = level;
  }

  /**
   * What is left of a file.
   *
   * @param file empty where another process kept all of its events
   * @param copies how many it kept
   */
  record Left(Optional<NewFile> file, long copies) {}

  private Path order(Path file) {
    return aside.resolve(file.getFileName() + ".order");
  }

  /** Remembers the identities of a file's rows, in the order of the rows. */
  void remember(Path file, long[] identities) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(identities.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(identities);
    try (FileChannel channel =
        FileChannel.open(order(file), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  private long[] remembered(Path file) throws IOException {
    LongBuffer longs =
        ByteBuffer.wrap(Files.readAllBytes(order(file)))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asLongBuffer();
    long[] identities = new long[longs.remaining()];
    longs.get(identities);
    return identities;
  }

  /**
   * A file without the events that others hold.
   *
   * @param come files of its table that others made part of the lake
   * @param name what a new file in its place is named
   */
  Left without(NewFile file, List<DataFile> come, Path name) throws IOException {
    long[] order = remembered(file.path());
    long[] sorted = order.clone();
    Arrays.sort(sorted);
    HashSetOfLongs met = new HashSetOfLongs(sorted.length);
    for (DataFile other : come) {
      IdentityFile.met(catalog.identities(file.activity(), other.path()), sorted, met::add);
    }
    BitSet copies = new BitSet(order.length);
    for (int row = 0; row < order.length; row++) {
      copies.set(row, met.contains(order[row]));
    }
    if (copies.isEmpty()) {
      return new Left(Optional.of(file), 0);
    }
    Optional<NewFile> rest =
        copies.cardinality() == order.length
            ? Optional.empty()
            : Optional.of(rest(file, order, copies, name));
    discard(file);
    return new Left(rest, copies.cardinality());
  }

  private NewFile rest(NewFile file, long[] order, BitSet copies, Path name) throws IOException {
    Activity activity = file.activity();
    LakeTable table = LakeTable.of(activity);
    DataFile whole =
        new DataFile(
            catalog.location(catalog.inside(file.path())),
            file.path(),
            file.content().rows(),
            file.content().bytes(),
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            Optional.empty());
    Map<String, Integer> ids = catalog.ids(activity);
    LakePlan plan = new LakePlan(table, List.of(whole), ids, List.of(), List.of(), catalog);
    long[] identities = new long[order.length - copies.cardinality()];
    int count = 0;
    for (int row = 0; row < order.length; row++) {
      if (!copies.get(row)) {
        identities[count++] = order[row];
      }
    }
    try (Engine engine = new Engine(catalog.folders(), aside);
        EventFile to = new EventFile(name, catalog.columns(activity), level)) {
      engine.query(
          "SELECT " + RowCopy.columns(table) + " FROM " + plan.relation(),
          rows -> new RowCopy(table, to).some(rows, row -> !copies.get(row)));
      NewFile rest =
          new NewFile(activity, name, file.day(), to.finish(catalog.index(activity, name)));
      remember(name, identities);
      Arrays.sort(identities);
      IdentityFile.write(catalog.identities(activity, name), identities, count);
      return rest;
    }
  }

  private void discard(NewFile file) throws IOException {
    Files.deleteIfExists(file.path());
    Files.deleteIfExists(catalog.index(file.activity(), file.path()));
    Files.deleteIfExists(catalog.identities(file.activity(), file.path()));
  }
}
