package dev.haetae.flink;

import dev.haetae.model.LogBundle;
import dev.haetae.model.LogConsumer;
import dev.haetae.model.LogObject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** A file of a log, plain or packed by gzip. Other packings are of the room inputs. */
record LogFile(Path path) implements LogBundle, LogObject {
  private static final int BUFFER = 1 << 16;

  /** A day, and perhaps the hour and minute, as the names and folders of delivered logs tell it. */
  private static final Pattern DELIVERED =
      Pattern.compile(
          "(?<![0-9])(20[0-9]{2})[-/]?(0[1-9]|1[0-2])[-/]?([0-3][0-9])"
              + "(?:[-/T]([0-2][0-9])[-:]?([0-5][0-9])?)?");

  /**
   * The files below these paths, in the order of the times their names tell, then of their names,
   * so that events come nearly in order where the names of files do.
   */
  static List<String> below(List<String> paths) throws IOException {
    List<String> files = new ArrayList<>();
    for (String path : paths) {
      Path start = Path.of(path);
      Files.walkFileTree(
          start,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new Listing(start, files));
    }
    files.sort(Comparator.comparing(LogFile::delivered).thenComparing(Comparator.naturalOrder()));
    return files;
  }

  /** Lists files; neither a link that leads back nor a file that goes away ends it. */
  private static final class Listing extends SimpleFileVisitor<Path> {
    private final Path start;
    private final List<String> files;

    Listing(Path start, List<String> files) {
      this.start = start;
      this.files = files;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        files.add(file.toString());
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      boolean isGone = failure instanceof NoSuchFileException && !file.equals(start);
      if (isGone || failure instanceof FileSystemLoopException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }

  /** The last time in a path is the most exact: that of the file's own name. */
  private static String delivered(String path) {
    Matcher matcher = DELIVERED.matcher(path);
    String last = "";
    while (matcher.find()) {
      last =
          IntStream.rangeClosed(1, matcher.groupCount())
              .mapToObj(group -> Objects.requireNonNullElse(matcher.group(group), "00"))
              .collect(Collectors.joining());
    }
    return last;
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public OptionalLong storedSize() {
    return OptionalLong.empty();
  }

  @Override
  public Optional<Instant> modified() {
    try {
      return Optional.of(Files.getLastModifiedTime(path).toInstant());
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  @Override
  public InputStream open() throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(path), BUFFER);
    bytes.mark(2);
    boolean packed = bytes.read() == 0x1f && bytes.read() == 0x8b;
    bytes.reset();
    return packed ? new GZIPInputStream(bytes, BUFFER) : bytes;
  }

  @Override
  public void forEach(LogConsumer consumer) throws IOException {
    consumer.accept(this);
  }
}
