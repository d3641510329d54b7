package dev.haetae.app.option;

import dev.haetae.app.intel.ListFolder;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.detect.indicator.IndicatorLists;
import dev.haetae.detect.indicator.kept.KeptLists;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where lists of indicators are kept. */
public final class IntelOptions {
  @Option(
      names = "--intel",
      paramLabel = "FOLDER",
      description =
          "The folder lists of indicators are kept in (default: haetae/intel in XDG_DATA_HOME).")
  private @Nullable Path folder;

  /** What is kept in the folder; nothing where it is the usual one and is not there. */
  public IndicatorLists lists() {
    return folder == null ? kept(folder()) : lists(folder);
  }

  /** What is kept in a folder that the user named. */
  public static IndicatorLists lists(Path named) {
    if (!Files.isDirectory(named)) {
      throw UserMistake.wrongUse("--intel " + named + ": no such folder");
    }
    return kept(new ListFolder(new KeptLists(named)));
  }

  private static IndicatorLists kept(ListFolder folder) {
    try {
      return folder.load();
    } catch (IOException e) {
      throw UserMistake.notReadable("--intel: " + e.getMessage());
    }
  }

  /**
   * The folder itself, whether it is there or not.
   *
   * @throws UserMistake where it is a file
   */
  public ListFolder folder() {
    if (folder != null && Files.isRegularFile(folder)) {
      throw UserMistake.wrongUse("--intel " + folder + ": is a file; expected a folder");
    }
    return new ListFolder(
        new KeptLists(Optional.ofNullable(folder).orElseGet(() -> UserFolders.ofUser().intel())));
  }
}
