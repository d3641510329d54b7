package dev.haetae.app.command;

import dev.haetae.app.outcome.UserMistake;
import dev.haetae.detect.environment.EnvironmentFile;
import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.geo.Geography;
import dev.haetae.detect.indicator.IndicatorLists;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.model.ProblemSink;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What detectors are told besides logs. */
final class KnownOptions {
  private static final int LARGEST_ENVIRONMENT = 4 << 20;

  @Option(
      names = "--environment",
      paramLabel = "FILE",
      description = "Your accounts and their names, networks, scanners, automation.")
  private @Nullable Path environment;

  @Option(
      names = "--geo",
      paramLabel = "FILE",
      description =
          "Countries and networks of addresses: an MMDB file of any maker, or a table such as"
              + " start,end,country; can be repeated.")
  private List<Path> geo = List.of();

  @Mixin private IntelOptions intel;

  @Option(names = "--no-intel", description = "Use no lists of indicators.")
  private boolean noIntel;

  KnownEnvironment environment() {
    if (environment == null) {
      return KnownEnvironment.UNKNOWN;
    }
    EnvironmentFile file;
    try {
      if (Files.size(environment) > LARGEST_ENVIRONMENT) {
        throw UserMistake.wrongUse(environment + ": larger than " + LARGEST_ENVIRONMENT + " bytes");
      }
      file = EnvironmentFile.read(environment.toString(), Files.readString(environment));
    } catch (IOException e) {
      throw UserMistake.notReadable(environment + ": cannot be read: " + e.getMessage());
    }
    if (!file.problems().isEmpty()) {
      throw UserMistake.wrongUse("--environment: " + file.problems().get(0));
    }
    return file.environment();
  }

  /** All of it; rows of tables that are not understood go to the sink. */
  Surroundings surroundings(KnownEnvironment known, ProblemSink problems) {
    try {
      return new Surroundings(Geography.of(geo, problems), indicators(), known);
    } catch (NoSuchFileException absent) {
      throw UserMistake.wrongUse("--geo " + absent.getFile() + ": there is no such file");
    } catch (FileNotFoundException absent) {
      throw UserMistake.wrongUse("--geo " + absent.getMessage());
    } catch (IOException e) {
      throw UserMistake.notReadable("--geo " + e.getMessage());
    }
  }

  private IndicatorLists indicators() {
    try {
      return noIntel ? IndicatorLists.NONE : intel.folder().load();
    } catch (IOException e) {
      throw UserMistake.notReadable("--intel: " + e.getMessage());
    }
  }
}
