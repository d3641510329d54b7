package dev.haetae.quality;

import dev.haetae.flow.spill.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A temporary folder, gone with all that is in it when closed.
 *
 * @param folder where it is
 */
record Scratch(Path folder) implements AutoCloseable {

  static Scratch create() throws IOException {
    return new Scratch(Files.createTempDirectory("haetae-quality-"));
  }

  @Override
  public void close() throws IOException {
    FolderTree.delete(folder);
  }
}
