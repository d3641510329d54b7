package dev.haetae.app.config;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The files of rules below a folder, each once however many links lead to it: rules that are shared
 * are linked to, and those that a cluster mounts are links as a whole.
 */
final class RuleFiles extends SimpleFileVisitor<Path> {
  private final Path folder;
  private final List<Path> found = new ArrayList<>();

  private RuleFiles(Path folder) {
    this.folder = folder;
  }

  /** Those of a folder, in order of name; a file that is named is one, whatever its ending. */
  static List<Path> of(Path folder) throws IOException {
    RuleFiles files = new RuleFiles(folder);
    Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, files);
    return files.each();
  }

  private List<Path> each() throws IOException {
    Set<Path> seen = new HashSet<>();
    List<Path> each = new ArrayList<>();
    for (Path file : found.stream().sorted().toList()) {
      // A link to nothing is kept, so that it is told of.
      if (!Files.exists(file) || seen.add(file.toRealPath())) {
        each.add(file);
      }
    }
    return each;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    boolean isText = attributes.isRegularFile() || attributes.isSymbolicLink();
    if (isText && (file.equals(folder) || hasRules(file))) {
      found.add(file);
    }
    return FileVisitResult.CONTINUE;
  }

  /** A link back to a folder above leads to nothing new. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException reason) throws IOException {
    if (reason instanceof FileSystemLoopException) {
      return FileVisitResult.CONTINUE;
    }
    throw reason;
  }

  private static boolean hasRules(Path path) {
    String name = path.getFileName().toString();
    return name.endsWith(".yml") || name.endsWith(".yaml");
  }
}
