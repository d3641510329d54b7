package dev.haetae.detect.indicator.kept;

import dev.haetae.detect.indicator.IndicatorLists;
import dev.haetae.model.log.FileReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with lists that are kept: for each a file that describes it and one with its entries.
 *
 * @param folder which need not be there yet
 */
public record KeptLists(Path folder) {
  /** Ends the name of a file that describes a list. */
  public static final String DESCRIPTION = ".json";

  /**
   * What the lists are, by name.
   *
   * @throws IOException where one cannot be read; the message names its file
   */
  public List<KeptList> lists() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<KeptList> lists = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (isDescription(file)) {
          lists.add(read(file));
        }
      }
    }
    return lists;
  }

  private static boolean isDescription(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(DESCRIPTION) && !name.startsWith(".");
  }

  private static KeptList read(Path file) throws IOException {
    try {
      return ListFile.read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IOException(file + ": not a kept list: " + FileReason.of(e), e);
    }
  }

  /**
   * All of them, to be looked up in.
   *
   * @throws IOException where one cannot be read; the message names it
   */
  public IndicatorLists load() throws IOException {
    IndicatorLists.Builder builder = new IndicatorLists.Builder();
    addTo(builder);
    return builder.build();
  }

  /**
   * Adds them to other lists.
   *
   * @throws IOException where one cannot be read; the message names it
   */
  public void addTo(IndicatorLists.Builder builder) throws IOException {
    for (KeptList each : lists()) {
      Path data = folder.resolve(each.data());
      try {
        EntryFile.read(data, builder.begin(new IndicatorLists.Source(each.name(), each.source())));
      } catch (IOException e) {
        throw new IOException("the list " + each.name() + ": " + data + ": " + FileReason.of(e), e);
      }
    }
  }
}
