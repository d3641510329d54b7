package dev.haetae.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads back what a simulation wrote. */
final class LogFolder {
  static final ObjectMapper JSON = new ObjectMapper();

  private LogFolder() {}

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  static String text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(
          (file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in).readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonNode> records(Path folder) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    for (Path file : files(folder)) {
      if (file.toString().contains("/CloudTrail/")) {
        JSON.readTree(text(file)).path("Records").forEach(records::add);
      }
    }
    return records;
  }

  static List<JsonNode> truth(SimulationSummary summary) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(summary.truth())) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }
}
