package dev.haetae.app.option;

import dev.haetae.app.config.TextFile;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.detect.environment.EnvironmentFile;
import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.geo.Geography;
import dev.haetae.model.log.ProblemSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What detectors are told of the place: whose it is, and where addresses are. */
public final class PlaceOptions {

  @Option(
      names = "--environment",
      paramLabel = "FILE",
      description = "Your accounts and their names, networks, scanners, automation.")
  private @Nullable Path environment;

  @Option(
      names = "--geo",
      paramLabel = "FILE",
      description =
          "Countries and networks of addresses: an MMDB file, as MaxMind and others publish, or a"
              + " table such as start,end,country; can be repeated.")
  private List<Path> geo = List.of();

  /** Whether anything is told. */
  public boolean isGiven() {
    return environment != null || !geo.isEmpty();
  }

  /** Whose the place is; unknown where no file tells. */
  public KnownEnvironment environment() {
    if (environment == null) {
      return KnownEnvironment.UNKNOWN;
    }
    EnvironmentFile file =
        EnvironmentFile.read(environment.toString(), TextFile.read("--environment", environment));
    if (!file.problems().isEmpty()) {
      throw UserMistake.wrongUse("--environment: " + file.problems().get(0));
    }
    return file.environment();
  }

  /** Where addresses are; rows of tables that are not understood go to the sink. */
  public Geography geography(ProblemSink problems) {
    return geography(geo, problems);
  }

  /** What files given to {@code --geo} tell. */
  public static Geography geography(List<Path> files, ProblemSink problems) {
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw UserMistake.wrongUse("--geo " + file + ": no such file");
      }
      if (Files.isDirectory(file)) {
        throw UserMistake.wrongUse("--geo " + file + ": is a folder; expected a file");
      }
    }
    try {
      return Geography.of(files, problems);
    } catch (IOException e) {
      throw UserMistake.notReadable("--geo " + e.getMessage());
    }
  }
}
