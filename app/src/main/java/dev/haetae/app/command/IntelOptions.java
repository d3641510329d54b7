package dev.haetae.app.command;

import dev.haetae.app.intel.ListFolder;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.detect.indicator.IndicatorLists;
import dev.haetae.detect.indicator.kept.KeptLists;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
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

  /** What is kept in the folder. */
  IndicatorLists lists() {
    return lists(folder());
  }

  /** What is kept in a folder. */
  static IndicatorLists lists(ListFolder folder) {
    try {
      return folder.load();
    } catch (IOException e) {
      throw UserMistake.notReadable("--intel: " + e.getMessage());
    }
  }

  ListFolder folder() {
    return new ListFolder(
        new KeptLists(Optional.ofNullable(folder).orElseGet(() -> UserFolders.ofUser().intel())));
  }
}
