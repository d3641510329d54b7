package dev.haetae.app.command;

import dev.haetae.app.intel.ListFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where lists of indicators are kept. */
final class IntelOptions {
  @Option(
      names = "--intel",
      paramLabel = "FOLDER",
      description =
          "The folder lists of indicators are kept in (default: haetae/intel in XDG_DATA_HOME).")
  private @Nullable Path folder;

  ListFolder folder() {
    return folder == null ? ListFolder.ofUser() : new ListFolder(folder);
  }
}
