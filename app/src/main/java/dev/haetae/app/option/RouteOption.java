package dev.haetae.app.option;

import dev.haetae.app.outcome.UserMistake;
import dev.haetae.lake.ingest.Routes;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which events a verb keeps. */
public final class RouteOption {
  @Option(
      names = "--routes",
      paramLabel = "FILE",
      description =
          "Which events are kept: a list such as - {log: waf, when: {action: BLOCK}, keep: all};"
              + " keep is all, none, 1 in N, or (in a scan) detected. The first that fits counts.")
  private @Nullable Path routes;

  /** Whether a file was named on the command line. */
  public boolean isGiven() {
    return routes != null;
  }

  /** The routes; everything where there is no file. */
  public Routes routes() {
    try {
      return routes == null ? Routes.EVERYTHING : Routes.read(routes);
    } catch (NoSuchFileException absent) {
      throw UserMistake.wrongUse("--routes " + routes + ": there is no such file");
    } catch (IOException e) {
      throw UserMistake.wrongUse("--routes " + e.getMessage());
    }
  }
}
