package dev.haetae.lake.catalog;

import dev.haetae.lake.settings.LakeSettings;
import dev.haetae.lake.table.DataFile;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.lake.tier.Tier;
import dev.haetae.lake.tier.Tiers;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;

/**
 * The files of a lake as Iceberg asks for them: by absolute path, and never outside the lake's
 * folders. Where the lake was moved since they were written, what began with its old folder is
 * looked for in the new one.
 */
final class LakeFiles implements FileIO {
  @Serial private static final long serialVersionUID = 1;

  private final String madeIn;
  private final transient LakeFolder folder;
  private final transient Tiers tiers;

  /**
   * Files of a lake.
   *
   * @param madeIn the folder the lake was made in, with which its paths begin
   * @param folder the folder it is in now
   * @param tiers where files of events are besides
   */
  LakeFiles(String madeIn, LakeFolder folder, Tiers tiers) {
    this.madeIn = madeIn;
    this.folder = folder;
    this.tiers = tiers;
  }

  /**
   * Where a file named in the metadata is, or, of one that must be fetched, where it will be.
   *
   * @throws LakeUnusable where it would be outside the lake and its tiers
   */
  Path resolve(String location) {
    Optional<Tier> tier = tiers.of(location);
    if (tier.isPresent()) {
      return tier.get().local(location).orElseGet(() -> tiers.cache().path(location));
    }
    String path = location.startsWith("file:") ? location.replaceFirst("^file:/*", "/") : location;
    if (!path.startsWith(madeIn + "/")) {
      throw outside(location);
    }
    Path resolved = folder.path().resolve(path.substring(madeIn.length() + 1)).normalize();
    if (!resolved.startsWith(folder.path())) {
      throw outside(location);
    }
    return resolved;
  }

  private static LakeUnusable outside(String location) {
    return new LakeUnusable(
        "outside the lake: " + location + ", which is in no tier of its " + LakeSettings.FILE);
  }

  /** A file's path within the lake's folder; of one that is not in it, its location. */
  String inside(String location) {
    return tiers.of(location).isPresent() ? location : folder.inside(resolve(location));
  }

  /** Reads a file by what {@link #inside} says of it. */
  InputStream open(String inside) throws IOException {
    Optional<Tier> tier = tiers.of(inside);
    return tier.isPresent()
        ? tier.get().open(inside)
        : Files.newInputStream(folder.path().resolve(inside));
  }

  /** Has a file at its path that is not on this machine. */
  void bring(DataFile file) {
    String location = file.location();
    tiers
        .of(location)
        .filter(tier -> tier.local(location).isEmpty())
        .ifPresent(tier -> tiers.cache().bring(location, file.bytes(), () -> tier.open(location)));
  }

  /** The folders files are read from. */
  List<Path> folders() {
    List<Path> folders = new ArrayList<>(List.of(folder.path(), tiers.cache().folder()));
    for (Tier tier : tiers.all()) {
      tier.local(tier.root()).ifPresent(folders::add);
    }
    return folders;
  }

  /** The tiers. */
  Tiers tiers() {
    return tiers;
  }

  /** The name by which the metadata knows a file of the lake's folder. */
  String location(Path file) {
    return madeIn + "/" + folder.inside(file);
  }

  @Override
  public InputFile newInputFile(String location) {
    return new Input(location, resolve(location));
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return new Output(location, resolve(location));
  }

  @Override
  public void deleteFile(String location) {
    try {
      Files.deleteIfExists(resolve(location));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Input(String location, Path path) implements InputFile {
    @Override
    public long getLength() {
      try {
        return Files.size(path);
      } catch (IOException e) {
        throw new NotFoundException(e, "no file %s", path);
      }
    }

    @Override
    public SeekableInputStream newStream() {
      try {
        return new Reading(new RandomAccessFile(path.toFile(), "r"));
      } catch (IOException e) {
        throw new NotFoundException(e, "no file %s", path);
      }
    }

    @Override
    public boolean exists() {
      return Files.exists(path);
    }
  }

  private record Output(String location, Path path) implements OutputFile {
    @Override
    public PositionOutputStream create() {
      if (Files.exists(path)) {
        throw new AlreadyExistsException("there is a file %s", path);
      }
      return createOrOverwrite();
    }

    @Override
    public PositionOutputStream createOrOverwrite() {
      try {
        Files.createDirectories(path.getParent());
        return new Writing(
            FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public InputFile toInputFile() {
      return new Input(location, path);
    }
  }

  private static final class Reading extends SeekableInputStream {
    private final RandomAccessFile file;

    Reading(RandomAccessFile file) {
      this.file = file;
    }

    @Override
    public long getPos() throws IOException {
      return file.getFilePointer();
    }

    @Override
    public void seek(long position) throws IOException {
      file.seek(position);
    }

    @Override
    public int read() throws IOException {
      return file.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return file.read(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /** A file that would outlive a loss of power once it is closed. */
  private static final class Writing extends PositionOutputStream {
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private long position;

    Writing(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int at = offset;
      while (at < offset + length) {
        int part = Math.min(buffer.remaining(), offset + length - at);
        buffer.put(bytes, at, part);
        at += part;
        position += part;
        if (!buffer.hasRemaining()) {
          drain();
        }
      }
    }

    private void drain() throws IOException {
      buffer.flip();
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      buffer.clear();
    }

    @Override
    public void flush() throws IOException {
      drain();
    }

    @Override
    public void close() throws IOException {
      if (channel.isOpen()) {
        drain();
        channel.force(true);
        channel.close();
      }
    }
  }
}
