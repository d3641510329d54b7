package dev.haetae.lake.tier;

import dev.haetae.lake.settings.LakeSettings;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.log.FileReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Copies on this machine of files that lie in a bucket, of bounded size; what was used longest ago
 * goes first. What one reader uses is linked into a folder of its own until it is closed, so that
 * nobody else takes it away meanwhile; what readers that were killed left is cleared by the next.
 */
public final class ColdCache implements AutoCloseable {
  private static final String LOCK = "lock";

  private final Path files;
  private final Path sessions;
  private final Path session;
  private final long limit;
  private final Map<String, Long> linked = new HashMap<>();
  private @Nullable FileChannel lock;

  /** Reads a file that is not in the cache. */
  @FunctionalInterface
  public interface Source {
    InputStream open() throws IOException;
  }

  /**
   * A cache.
   *
   * @param folder where it is; made when it is needed
   * @param limit how many bytes it may take
   */
  public ColdCache(Path folder, long limit) {
    this.files = folder.resolve("files");
    this.sessions = folder.resolve("sessions");
    this.session = sessions.resolve(UUID.randomUUID().toString());
    this.limit = limit;
  }

  /** The folder of what is in use by this reader; not there before anything is. */
  public Path folder() {
    return session;
  }

  /** Where a file will be that is brought; names are never twice the same in a lake. */
  public Path path(String location) {
    return session.resolve(location.substring(location.lastIndexOf('/') + 1));
  }

  /**
   * Brings a file, to stay until this is closed.
   *
   * @throws LakeUnusable where it is not there, or there is no room for it
   */
  public synchronized void bring(String location, long bytes, Source source) {
    Path to = path(location);
    if (linked.containsKey(location)) {
      return;
    }
    try {
      begin();
      Path kept = files.resolve(String.valueOf(to.getFileName()));
      if (!Files.exists(kept) || Files.size(kept) != bytes) {
        makeRoom(location, bytes);
        fetch(location, bytes, source, kept);
      }
      Files.setLastModifiedTime(kept, FileTime.from(Instant.now()));
      Files.createLink(to, kept);
      linked.put(location, bytes);
    } catch (IOException e) {
      throw new LakeUnusable(
          location + " cannot be brought into the cache " + files + ": " + FileReason.of(e), e);
    }
  }

  private static void fetch(String location, long bytes, Source source, Path kept)
      throws IOException {
    Path making = kept.resolveSibling(kept.getFileName() + "." + UUID.randomUUID() + ".part");
    try (InputStream in = source.open()) {
      Files.copy(in, making);
      if (Files.size(making) != bytes) {
        throw new IOException(
            location + " has " + Files.size(making) + " bytes, expected " + bytes);
      }
      Files.move(making, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(making);
    }
  }

  private void makeRoom(String location, long bytes) throws IOException {
    long own = linked.values().stream().mapToLong(Long::longValue).sum();
    if (own + bytes > limit) {
      throw new LakeUnusable(
          "the cache of "
              + limit
              + " bytes has no room for "
              + location
              + " of "
              + bytes
              + " bytes besides "
              + own
              + " in use; ask for less time at once, or set cache in "
              + LakeSettings.FILE
              + " higher");
    }
    List<Path> oldest;
    try (Stream<Path> all = Files.list(files)) {
      oldest = all.sorted(Comparator.comparing(ColdCache::used)).toList();
    }
    long taken = oldest.stream().mapToLong(ColdCache::size).sum();
    for (Path each : oldest) {
      if (taken + bytes <= limit) {
        return;
      }
      boolean isOwn = Files.exists(session.resolve(String.valueOf(each.getFileName())));
      if (!isOwn) {
        taken -= size(each);
        Files.deleteIfExists(each);
      }
    }
  }

  private static FileTime used(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (NoSuchFileException gone) {
      return FileTime.fromMillis(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (NoSuchFileException gone) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void begin() throws IOException {
    if (lock != null) {
      return;
    }
    Files.createDirectories(files);
    clearOthers();
    Files.createDirectories(session);
    FileChannel channel =
        FileChannel.open(
            session.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.lock();
    lock = channel;
  }

  private void clearOthers() throws IOException {
    if (!Files.isDirectory(sessions)) {
      return;
    }
    try (Stream<Path> all = Files.list(sessions)) {
      for (Path each : all.toList()) {
        if (isLeft(each.resolve(LOCK))) {
          clear(each);
        }
      }
    }
  }

  /** Whether nobody holds the lock any more; who is just beginning has no file yet. */
  private static boolean isLeft(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      FileLock got = channel.tryLock();
      return got != null;
    } catch (OverlappingFileLockException ours) {
      return false;
    } catch (NoSuchFileException beginning) {
      return false;
    }
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path each : all.toList()) {
        Files.deleteIfExists(each);
      }
    } catch (NoSuchFileException gone) {
      return;
    }
    Files.deleteIfExists(folder);
  }

  @Override
  public synchronized void close() {
    FileChannel held = lock;
    if (held == null) {
      return;
    }
    try {
      clear(session);
      held.close();
    } catch (IOException e) {
      throw new LakeUnusable("the cache cannot be cleared: " + FileReason.of(e), e);
    } finally {
      lock = null;
      linked.clear();
    }
  }
}
