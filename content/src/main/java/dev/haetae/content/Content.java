package dev.haetae.content;

import dev.haetae.detect.Detector;
import dev.haetae.detect.DetectorFile;
import dev.haetae.detect.DetectorReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files that come with Haetae. The build writes down which there are, since a jar cannot be
 * listed; nobody keeps a list by hand.
 */
public final class Content {
  private static final String DETECTORS = "detectors/";
  private static final String SAMPLES = "samples/";
  private static final String JSON = ".json";
  private static final String TEXT = ".log";

  private Content() {}

  /**
   * One file.
   *
   * @param path below the content's folder: {@code detectors/stealth/IAMUser.Name.yml}
   */
  public record Document(String path, String text) {}

  /** The detector files, in the order of their paths. */
  public static List<Document> detectors() {
    return paths(DETECTORS).stream()
        .map(path -> new Document(path, new String(required(path), StandardCharsets.UTF_8)))
        .toList();
  }

  /**
   * The detectors that come with Haetae, and the rules their correlations are made of.
   *
   * @throws IllegalStateException where a file is wrong: a mistake of ours, which a test finds
   */
  public static List<Detector> load() {
    DetectorReader reader = new DetectorReader();
    List<Detector> loaded = new ArrayList<>();
    for (Document file : detectors()) {
      DetectorFile read = reader.read(file.path(), file.text());
      if (!read.problems().isEmpty()) {
        throw new IllegalStateException(read.problems().get(0).toString());
      }
      loaded.addAll(read.detectors());
    }
    return loaded;
  }

  /** The samples that come with the detectors. */
  public static Samples samples() {
    return name -> bytes(SAMPLES + name + JSON).or(() -> bytes(SAMPLES + name + TEXT));
  }

  /** The names of those samples, in order. */
  public static List<String> sampleNames() {
    return paths(SAMPLES).stream()
        .map(path -> path.substring(SAMPLES.length(), path.lastIndexOf('.')))
        .toList();
  }

  /** The text of another file. */
  static String text(String path) {
    return new String(required(path), StandardCharsets.UTF_8);
  }

  private static List<String> paths(String folder) {
    return new String(required("index"), StandardCharsets.UTF_8)
        .lines()
        .filter(path -> path.startsWith(folder))
        .toList();
  }

  private static byte[] required(String path) {
    return bytes(path)
        .orElseThrow(() ->
            new IllegalStateException(
                path + " is not in the jar of content: build it with ./dev build"));
  }

  private static Optional<byte[]> bytes(String path) {
    try (InputStream in = Content.class.getResourceAsStream(path)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
