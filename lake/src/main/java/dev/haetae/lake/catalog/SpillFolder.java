package dev.haetae.lake.catalog;

import dev.haetae.flow.spill.FolderTree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder within a lake for what does not fit into memory, of one process alone: who reads and who
 * writes, here or on other machines, take nothing from each other. What ended processes of this
 * machine left goes with the next.
 */
public final class SpillFolder implements AutoCloseable {
  private final Path folder;

  private SpillFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes one in the folder of a lake. */
  public static SpillFolder in(Path lake) throws IOException {
    Path all = lake.resolve("aside");
    Files.createDirectories(all);
    clear(all);
    String name = host() + "." + ProcessHandle.current().pid() + "." + UUID.randomUUID();
    return new SpillFolder(Files.createDirectory(all.resolve(name)));
  }

  /** The folder, empty at first. */
  public Path folder() {
    return folder;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9-]", "-");
    } catch (UnknownHostException nameless) {
      return "unknown";
    }
  }

  private static void clear(Path all) throws IOException {
    try (Stream<Path> left = Files.list(all)) {
      for (Path each : left.filter(SpillFolder::isLeft).toList()) {
        delete(each);
      }
    }
  }

  /** Whether a process of this machine made it that is no more. */
  private static boolean isLeft(Path each) {
    String[] parts = String.valueOf(each.getFileName()).split("\\.", -1);
    return parts.length == 3
        && parts[0].equals(host())
        && parts[1].matches("[0-9]{1,18}")
        && ProcessHandle.of(Long.parseLong(parts[1])).isEmpty();
  }

  private static void delete(Path folder) throws IOException {
    try {
      FolderTree.delete(folder);
    } catch (NoSuchFileException | DirectoryNotEmptyException another) {
      // Somebody else clears it too.
    }
  }

  @Override
  public void close() throws IOException {
    delete(folder);
  }
}
