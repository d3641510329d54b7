package dev.haetae.quality.fuzz;

import dev.haetae.content.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Where the fuzzer starts from: our own samples, detectors and lines, for each target. */
final class Seeds {
  private static final int EVERY = 20;

  private Seeds() {}

  /**
   * Writes the seeds into a folder.
   *
   * @param dispatched whether each begins with the byte that chooses its target
   * @param only the targets to write seeds for
   */
  static void write(Path folder, boolean dispatched, List<Target> only) throws IOException {
    Files.createDirectories(folder);
    for (Target target : only) {
      int number = 0;
      for (byte[] seed : of(target)) {
        byte[] bytes = dispatched ? prefixed(target, seed) : seed;
        Files.write(folder.resolve(target.name() + "-" + number++), bytes);
      }
    }
  }

  /** The seed as the dispatching target takes it. */
  static byte[] prefixed(Target target, byte[] seed) {
    byte[] bytes = new byte[seed.length + 1];
    bytes[0] = target.choice();
    System.arraycopy(seed, 0, bytes, 1, seed.length);
    return bytes;
  }

  /** The seeds of one target. */
  static List<byte[]> of(Target target) throws IOException {
    return switch (target) {
      case LOG -> logs();
      case JSON -> samples();
      case CSV -> lines("tables.txt");
      case PACKED -> packed();
      case RULE -> rules();
      case SUPPRESSION -> List.of(resource("suppressions.yml"));
      case LIST -> lines("lists.txt");
      case FINDING -> List.of(resource("finding.jsonl"));
      case SEARCH -> lines("searches.txt");
    };
  }

  private static List<byte[]> logs() throws IOException {
    List<byte[]> logs = new ArrayList<>(lines("lines.txt"));
    logs.addAll(samples());
    return logs;
  }

  private static List<byte[]> samples() {
    List<byte[]> samples = new ArrayList<>();
    List<String> names = Content.sampleNames();
    for (int i = 0; i < names.size(); i += EVERY) {
      samples.add(Content.samples().find(names.get(i)).orElseThrow());
    }
    return samples;
  }

  private static List<byte[]> rules() {
    List<Content.Document> all = Content.detectors();
    return Stream.iterate(0, i -> i < all.size(), i -> i + EVERY)
        .map(i -> all.get(i).text().getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static List<byte[]> packed() throws IOException {
    byte[] log = samples().get(0);
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
      out.write(log);
    }
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("logs/a.json"));
      out.write(log);
      out.putNextEntry(new ZipEntry("logs/b.json.gz"));
      out.write(gzip.toByteArray());
    }
    return List.of(gzip.toByteArray(), zip.toByteArray(), resource("logs.tar"));
  }

  /** The seeds of a file in which an empty line stands between two. */
  private static List<byte[]> lines(String name) throws IOException {
    String text = new String(resource(name), StandardCharsets.UTF_8);
    return Arrays.stream(text.split("\n\n"))
        .map(each -> (each.strip() + "\n").getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static byte[] resource(String name) throws IOException {
    return read(Seeds.class, "seeds/" + name);
  }

  private static byte[] read(Class<?> beside, String name) throws IOException {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no resource " + name + " beside " + beside.getName());
      }
      return in.readAllBytes();
    }
  }
}
