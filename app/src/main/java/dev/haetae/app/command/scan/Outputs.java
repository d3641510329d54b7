package dev.haetae.app.command.scan;

import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.output.OutputFile;
import dev.haetae.model.log.FileReason;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Where each format goes.
 *
 * @param all in the order they were asked for
 */
record Outputs(List<Output> all) {

  /**
   * One format and its place.
   *
   * @param file its file; standard output where there is none
   */
  record Output(ReportFormat format, Optional<Path> file) {}

  /**
   * What is written to.
   *
   * @param isFile whether it is a file of its own, not standard output
   */
  record Target(boolean isFile, OutputStream out) {}

  /** Writes a format. */
  @FunctionalInterface
  interface Presenter {
    void write(ReportFormat format, Target target) throws IOException;
  }

  /** What a hyphen names, as for other programs, is standard output. */
  private static final String STANDARD_OUTPUT = "-";

  static Outputs of(List<ReportFormat> asked, Optional<String> place) {
    Optional<String> output = place.filter(each -> !each.equals(STANDARD_OUTPUT));
    List<ReportFormat> formats = List.copyOf(new LinkedHashSet<>(asked));
    if (formats.size() > 1 && output.isEmpty()) {
      throw UserMistake.wrongUse(
          "--format "
              + String.join(",", formats.stream().map(ReportFormat::toString).toList())
              + ": several formats need --output FOLDER");
    }
    List<Output> outputs = new ArrayList<>();
    for (ReportFormat format : formats) {
      outputs.add(new Output(format, output.map(named -> file(named, format, formats.size() > 1))));
    }
    return new Outputs(outputs);
  }

  private static Path file(String named, ReportFormat format, boolean several) {
    if (named.isBlank()) {
      throw UserMistake.wrongUse("--output " + named + ": expected a file or folder");
    }
    Path output = Path.of(named);
    if (named.endsWith("/") || named.endsWith(File.separator)) {
      makeFolder(output, named);
    }
    Path file = file(output, format, several);
    refuseUnwritable(file);
    return file;
  }

  private static Path file(Path output, ReportFormat format, boolean several) {
    if (Files.isDirectory(output)) {
      return output.resolve(format.fileName());
    }
    return several ? output.resolveSibling(output.getFileName() + format.ending()) : output;
  }

  /** Who ends a name with a slash means a folder, whether it is there or not. */
  private static void makeFolder(Path folder, String named) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw UserMistake.wrongUse("--output " + named + ": cannot be made: " + FileReason.of(e));
    }
  }

  private static void refuseUnwritable(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw UserMistake.wrongUse("--output " + file + ": the folder " + folder + " is not there");
    }
    // Told before the scan, which may take an hour.
    Path written = Files.exists(file) && !Files.isRegularFile(file) ? file : folder;
    if (!Files.isWritable(written)) {
      throw UserMistake.wrongUse("--output " + file + ": no permission to write to " + written);
    }
  }

  /** The files among them. */
  List<Path> files() {
    return all.stream().flatMap(each -> each.file().stream()).toList();
  }

  /** The files among them that lie in folders which are read. */
  List<Path> amid(List<String> read) {
    List<Path> folders =
        read.stream().filter(Outputs::isFolder).map(folder -> whole(Path.of(folder))).toList();
    return files().stream()
        .filter(file -> folders.stream().anyMatch(whole(file)::startsWith))
        .toList();
  }

  /**
   * Refuses to write over a log that is named, or lies in a folder that is: what earlier scans
   * wrote there may be written over.
   */
  void refuseLogs(List<String> read) {
    List<Path> named =
        read.stream()
            .filter(argument -> new File(argument).isFile())
            .map(argument -> whole(Path.of(argument)))
            .toList();
    for (Path file : files()) {
      if (named.contains(whole(file))) {
        throw UserMistake.wrongUse(
            "--output " + file + ": is what is to be read; expected another file");
      }
    }
    for (Path file : amid(read)) {
      if (DeliveredFile.is(file)) {
        throw UserMistake.wrongUse(
            "--output " + file + ": is one of the logs to be read; expected another file");
      }
    }
  }

  private static boolean isFolder(String argument) {
    return new File(argument).isDirectory();
  }

  private static Path whole(Path path) {
    return path.toAbsolutePath().normalize();
  }

  void write(PrintWriter standardOutput, Presenter presenter) throws IOException {
    for (Output each : all) {
      if (each.file().isPresent()) {
        write(each.file().get(), each.format(), presenter);
      } else {
        try (TextStream out = new TextStream(standardOutput)) {
          presenter.write(each.format(), new Target(false, out));
        }
      }
    }
  }

  private static void write(Path file, ReportFormat format, Presenter presenter) {
    try {
      OutputFile.write(file, out -> presenter.write(format, new Target(true, out)));
    } catch (IOException e) {
      throw UserMistake.wrongUse("--output " + file + ": cannot be written: " + FileReason.of(e));
    }
  }
}
