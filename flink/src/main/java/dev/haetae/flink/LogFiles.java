package dev.haetae.flink;

import dev.haetae.files.archive.Unpacker;
import dev.haetae.files.directory.FolderWalk;
import dev.haetae.model.log.LogBundle;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** The files of logs a job reads, by name. */
final class LogFiles {

  /** A day, and perhaps the hour and minute, as the names and folders of delivered logs tell it. */
  private static final Pattern DELIVERED =
      Pattern.compile(
          "(?<![0-9])(20[0-9]{2})[-/]?(0[1-9]|1[0-2])[-/]?([0-3][0-9])"
              + "(?:[-/T]([0-2][0-9])[-:]?([0-5][0-9])?)?");

  private LogFiles() {}

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
    files.sort(Comparator.comparing(LogFiles::delivered).thenComparing(Comparator.naturalOrder()));
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

  /** What is read of the files, one after another, however each is packed. */
  static Iterator<LogBundle> bundles(List<String> files, Unpacker unpacker) {
    return files.stream()
        .flatMap(file -> StreamSupport.stream(walk(file, unpacker), false))
        .iterator();
  }

  /** None where the file went away in the meantime. */
  private static Spliterator<LogBundle> walk(String file, Unpacker unpacker) {
    FolderWalk walk = new FolderWalk(Path.of(file), unpacker, unpacker.problems());
    return Spliterators.spliteratorUnknownSize(walk, Spliterator.ORDERED);
  }
}
