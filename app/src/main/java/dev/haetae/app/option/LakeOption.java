package dev.haetae.app.option;

import dev.haetae.app.outcome.UserMistake;
import dev.haetae.lake.catalog.LakeCatalog;
import dev.haetae.lake.table.LakeUnusable;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which lake a verb works on. */
public final class LakeOption {
  @Option(
      names = "--lake",
      paramLabel = "DIR",
      description =
          "The lake's folder (default: HAETAE_LAKE, or haetae/lake among this user's data).")
  private @Nullable Path folder;

  /** Whether it was named on the command line. */
  public boolean isGiven() {
    return folder != null;
  }

  /** Whether there is a lake in the folder. */
  public boolean isThere() {
    try {
      return LakeCatalog.isIn(folder());
    } catch (LakeUnusable unusable) {
      throw mistake(unusable);
    }
  }

  /** The folder that is named, or that of this user's own lake. */
  public Path folder() {
    return Optional.ofNullable(folder).orElseGet(() -> UserFolders.ofUser().lake());
  }

  /** A lake that cannot be used, told to the user. */
  public static UserMistake mistake(LakeUnusable unusable) {
    return unusable.isUnwritable()
        ? UserMistake.wrongUse(unusable.getMessage())
        : UserMistake.notReadable(unusable.getMessage());
  }
}
