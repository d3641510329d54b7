package dev.haetae.flow.continuation;

import dev.haetae.model.log.FileReason;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder a scan leaves what it knows in, for the next scan to go on from.
 *
 * <p>Everything is written as a new generation of files, and becomes the current one by the
 * renaming of one small file, so that a scan that is killed leaves the folder as it was.
 */
public final class StateFolder implements AutoCloseable {
  private static final int MAGIC = 0x48535446;
  private static final int VERSION = 5;
  private static final String CURRENT = "current";
  private static final String LOCK = "lock";
  private static final String GENERATION = "generation-";

  private final Path folder;
  private final FileChannel lockFile;
  private final FileLock lock;
  private final Optional<Current> current;

  /**
   * What the last scan left.
   *
   * @param generation counts the scans that left something
   * @param nextEvidence the number of the next occurrence kept as evidence
   * @param files what it left
   */
  private record Current(long generation, long nextEvidence, List<FileSum> files) {}

  /** The folder cannot be used, for a reason its user can do something about. */
  public static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unusable(String message) {
      super(message);
    }

    /** A file that the last scan left cannot be read. */
    static Unusable unread(Path file, IOException reason) {
      return new Unusable(
          file + " cannot be read: " + FileReason.of(reason) + "; scan anew with an empty folder");
    }
  }

  private StateFolder(Path folder, FileChannel lockFile, FileLock lock, Optional<Current> current) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.lock = lock;
    this.current = current;
  }

  /**
   * Opens a folder, which is made where there is none, and keeps others out of it.
   *
   * @throws Unusable where another scan has it, or it holds something else, was left by another
   *     version of Haetae, or is not as it was left
   */
  public static StateFolder open(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new Unusable(folder + " is a file; give an empty or a new folder");
    }
    try {
      create(folder);
      refuseOthers(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        return opened(folder, channel);
      } catch (IOException | Unusable e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new Unusable(folder + " cannot be used for state: " + FileReason.of(e));
    }
  }

  private static StateFolder opened(Path folder, FileChannel channel) throws IOException {
    FileLock lock = lock(folder, channel);
    Optional<Current> current = current(folder);
    current.ifPresent(each -> check(each, folder.resolve(GENERATION + each.generation())));
    return new StateFolder(folder, channel, lock, current);
  }

  /** What is new is for its owner only: it holds records of logs. */
  private static void create(Path folder) throws IOException {
    boolean isNew = !Files.exists(folder);
    Files.createDirectories(folder);
    if (isNew && Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static void refuseOthers(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> strange = files.filter(file -> !isOurs(file)).sorted().toList();
      if (!strange.isEmpty()) {
        throw new Unusable(
            folder
                + " holds what is no state of a scan ("
                + strange.get(0).getFileName()
                + "); give an empty or a new folder");
      }
    }
  }

  private static boolean isOurs(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(CURRENT) || name.equals(LOCK) || name.startsWith(GENERATION);
  }

  private static FileLock lock(Path folder, FileChannel channel) throws IOException {
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException ours) {
      // This very process has it already; told like any other.
    }
    if (lock == null) {
      throw new Unusable(
          "another scan is using " + folder + "; wait for it, or give another folder");
    }
    return lock;
  }

  private static Optional<Current> current(Path folder) throws IOException {
    Path file = folder.resolve(CURRENT);
    if (!Files.exists(file)) {
      refuseLater(folder);
      return Optional.empty();
    }
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      if (in.readInt() != MAGIC) {
        throw new Unusable(file + " is no state of a scan; give an empty or a new folder");
      }
      int version = in.readInt();
      if (version != VERSION) {
        throw new Unusable(
            folder
                + " was left by a Haetae that writes version "
                + version
                + " of it, this one writes "
                + VERSION
                + "; scan anew with an empty folder");
      }
      return Optional.of(new Current(in.readLong(), in.readLong(), sums(in)));
    } catch (EOFException half) {
      throw Unusable.unread(file, new IOException("it is not as long as it was left"));
    }
  }

  /**
   * Only the first scan, killed before its end, leaves files without saying that they are current.
   * To begin anew beside those of a later one would be to forget, in silence, what was learnt.
   */
  private static void refuseLater(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> later =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith(GENERATION) && !name.equals(GENERATION + 1))
              .sorted()
              .toList();
      if (!later.isEmpty()) {
        throw new Unusable(
            folder
                + " has "
                + later.get(0)
                + " of earlier scans, but the file \""
                + CURRENT
                + "\" that belongs to it is gone; put it back, or scan anew with an empty folder");
      }
    }
  }

  private static List<FileSum> sums(DataInputStream in) throws IOException {
    List<FileSum> sums = new ArrayList<>();
    int count = in.readInt();
    if (count < 1) {
      throw new EOFException();
    }
    for (int left = count; left > 0; left--) {
      sums.add(FileSum.read(in));
    }
    return sums;
  }

  private static void check(Current current, Path generation) {
    for (FileSum each : current.files()) {
      try {
        each.check(generation);
      } catch (IOException e) {
        throw Unusable.unread(generation.resolve(each.name()), e);
      }
    }
  }

  /** Whether a scan left something to go on from. */
  boolean isEmpty() {
    return current.isEmpty();
  }

  /** The number of the first occurrence this scan keeps as evidence. */
  long nextEvidence() {
    return current.map(Current::nextEvidence).orElse(NumbersWritten.FIRST);
  }

  /** A file the last scan left; to be asked only where it did. */
  Path left(String name) {
    return generation(current.orElseThrow().generation()).resolve(name);
  }

  private Path generation(long number) {
    return folder.resolve(GENERATION + number);
  }

  /** Reads a file the last scan left. */
  interface Reading {
    void read(DataInputStream in) throws IOException;
  }

  /**
   * Reads a file the last scan left; to be asked only where it did.
   *
   * @throws Unusable where it is not whole
   */
  void read(String name, Reading reading) {
    Path file = left(name);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      reading.read(in);
    } catch (IOException e) {
      throw Unusable.unread(file, e);
    }
  }

  /** Writes a file of what this scan leaves. */
  interface Writing {
    void write(DataOutputStream out) throws IOException;
  }

  /** What this scan leaves; nothing counts before it is committed. */
  final class Leaving {
    private final long number = current.map(Current::generation).orElse(0L) + 1;
    private final Path generation = generation(number);

    private Leaving() throws IOException {
      deleteFolder(generation);
      Files.createDirectory(generation);
    }

    /** Where one file of it is. */
    Path path(String name) {
      return generation.resolve(name);
    }

    /** Writes one file of it, through to the disk. */
    void write(String name, Writing writing) throws IOException {
      Path file = generation.resolve(name);
      try (FileChannel channel =
              FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
          DataOutputStream out =
              new DataOutputStream(
                  new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16))) {
        writing.write(out);
        out.flush();
        channel.force(true);
      }
    }

    /** From here on it is what the next scan goes on from. */
    void commit(long nextEvidence) throws IOException {
      List<FileSum> files = FileSum.all(generation);
      Path written = folder.resolve(CURRENT + ".new");
      try (FileChannel channel =
              FileChannel.open(
                  written,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING,
                  StandardOpenOption.WRITE);
          DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel))) {
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeLong(number);
        out.writeLong(nextEvidence);
        out.writeInt(files.size());
        for (FileSum each : files) {
          each.write(out);
        }
        out.flush();
        channel.force(true);
      }
      Files.move(
          written,
          folder.resolve(CURRENT),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      deleteOthers();
    }

    /** Those before it, of scans that were killed before they did so too. */
    private void deleteOthers() throws IOException {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, GENERATION + "*")) {
        for (Path each : all) {
          if (!each.equals(generation)) {
            deleteFolder(each);
          }
        }
      }
    }
  }

  /** Begins to leave something. */
  Leaving leave() throws IOException {
    return new Leaving();
  }

  private static void deleteFolder(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Override
  public void close() {
    try {
      lock.release();
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot let go of " + folder, e);
    }
  }
}
