package dev.haetae.files.directory;

import dev.haetae.files.archive.Unpacker;
import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import dev.haetae.model.log.ProblemSink;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The files below a path, folder by folder, in the order of their names. Links are followed; a
 * folder that several paths lead to is read once.
 */
public final class FolderWalk implements Iterator<FileBundle> {
  private final Unpacker unpacker;
  private final ProblemSink problems;
  private final Predicate<Path> leftOut;
  private final Deque<Iterator<Path>> folders = new ArrayDeque<>();
  private final Set<Path> seen = new HashSet<>();
  private @Nullable FileBundle next;

  /**
   * Walks from {@code start}, a file or folder.
   *
   * @param problems told of what cannot be walked
   */
  public FolderWalk(Path start, Unpacker unpacker, ProblemSink problems) {
    this(start, unpacker, problems, file -> false);
  }

  /**
   * The same without some of what is met in folders.
   *
   * @param leftOut of a file that is not named itself, whether to pass it over
   */
  public FolderWalk(Path start, Unpacker unpacker, ProblemSink problems, Predicate<Path> leftOut) {
    this.leftOut = leftOut;
    this.unpacker = unpacker;
    this.problems = problems;
    visit(start, true);
  }

  @Override
  public boolean hasNext() {
    while (next == null && !folders.isEmpty()) {
      Iterator<Path> paths = folders.peek();
      if (paths.hasNext()) {
        visit(paths.next(), false);
      } else {
        folders.pop();
      }
    }
    return next != null;
  }

  @Override
  public FileBundle next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    FileBundle bundle = next;
    next = null;
    return bundle;
  }

  /** A pipe is read when the user names it, and is a mistake when it is met in a folder. */
  private void visit(Path path, boolean named) {
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      if (found.isDirectory()) {
        enter(path);
      } else if (!named && leftOut.test(path)) {
        return;
      } else if (found.isRegularFile() || named) {
        next = new FileBundle(path, found, unpacker);
      } else {
        report(Reason.UNREADABLE, path, "a pipe, socket or device; name it to read it");
      }
    } catch (IOException failure) {
      problems.report(FileProblems.of(path, failure));
    }
  }

  private void enter(Path folder) throws IOException {
    Path real = folder.toRealPath();
    if (seen.add(real)) {
      folders.push(list(folder).iterator());
    } else if (Files.isSymbolicLink(folder) && parent(folder).startsWith(real)) {
      report(Reason.LINK_LOOP, folder, "a link back to " + real + ", which it lies in");
    }
  }

  private static Path parent(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath();
    Path parent = absolute.getParent();
    return (parent == null ? absolute : parent).toRealPath();
  }

  private static List<Path> list(Path folder) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(paths::add);
    } catch (DirectoryIteratorException failure) {
      throw failure.getCause();
    }
    Collections.sort(paths);
    return paths;
  }

  private void report(Reason reason, Path path, String detail) {
    problems.report(new Problem(reason, Place.of(path.toString()), detail));
  }
}
