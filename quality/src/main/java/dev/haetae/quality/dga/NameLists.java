package dev.haetae.quality.dga;

import dev.haetae.detect.dns.DomainName;
import dev.haetae.detect.dns.DomainNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads lists of names. */
public final class NameLists {
  private NameLists() {}

  /**
   * The labels that were registered, each once, in the order of the list.
   *
   * @param file one name a line; where there are commas, the name stands after the last
   */
  public static Set<String> labels(Path file) throws IOException {
    DomainNames names = new DomainNames();
    Set<String> labels = new LinkedHashSet<>();
    for (String line : Files.readAllLines(file)) {
      names
          .read(line.substring(line.lastIndexOf(',') + 1).strip())
          .filter(DomainName::known)
          .map(DomainName::registeredLabel)
          .ifPresent(labels::add);
    }
    return labels;
  }

  /**
   * Labels by family.
   *
   * @param file a family, a tab and a name a line; a name may be a label alone
   */
  public static Map<String, List<String>> families(Path file) throws IOException {
    DomainNames names = new DomainNames();
    Map<String, List<String>> families = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] parts = line.split("\t", 2);
      if (parts.length == 2) {
        String name = parts[1].strip().toLowerCase(Locale.ROOT);
        String label = names.read(name).map(DomainName::registeredLabel).orElse(name);
        families.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(label);
      }
    }
    return families;
  }

  /** Whether a label is kept out of every training, to measure by: one in ten. */
  public static boolean isHeldOut(String label) {
    return Math.floorMod((label.hashCode() * 0x9E37_79B1) >>> 8, 10) == 0;
  }
}
