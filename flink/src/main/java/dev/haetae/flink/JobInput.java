package dev.haetae.flink;

import dev.haetae.formats.Origin;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a job reads.
 *
 * @param paths files and folders
 * @param every how often folders are looked through for files that came; null where what is there
 *     when the job begins is all
 * @param layouts how lines of a log are laid out where nothing in them says so, by the log's name
 */
record JobInput(List<String> paths, @Nullable Duration every, Map<String, String> layouts)
    implements Serializable {
  private static final long serialVersionUID = 1;

  JobInput {
    paths = List.copyOf(paths);
    layouts = Map.copyOf(layouts);
  }

  /** What is known of an object besides what its name tells. */
  Origin known(Origin origin) {
    return new Origin(
        origin.object(), origin.account(), origin.region(), origin.reference(), layouts);
  }

  /** What is there is all. */
  static JobInput of(List<String> paths) {
    return new JobInput(paths, null, Map.of());
  }

  /** How often new files are looked for; empty where none are. */
  Optional<Duration> watched() {
    return Optional.ofNullable(every);
  }

  /** The files there are now, in the order in which they are read. */
  List<String> files() throws IOException {
    return LogFiles.below(paths);
  }

  /** Of them those that nobody has written to for the time between two looks. */
  List<String> settled() throws IOException {
    Instant latest = Instant.now().minus(watched().orElse(Duration.ZERO));
    List<String> settled = new ArrayList<>();
    for (String file : files()) {
      if (isSettled(Path.of(file), latest)) {
        settled.add(file);
      }
    }
    return settled;
  }

  /** Whether nobody has written to it since; one that is gone meanwhile will not be read. */
  static boolean isSettled(Path file, Instant latest) throws IOException {
    try {
      return !Files.getLastModifiedTime(file).toInstant().isAfter(latest);
    } catch (NoSuchFileException gone) {
      return false;
    }
  }
}
