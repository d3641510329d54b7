package dev.haetae.formats.vpcflow;

import dev.haetae.model.address.Address;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** What flow records are made of, whatever the order. */
final class FlowWords {
  private static final Set<String> STATUS = Set.of("OK", "NODATA", "SKIPDATA");
  private static final Set<String> ACTION = Set.of("ACCEPT", "REJECT");
  private static final String INTERFACE = "eni-";
  private static final int ENOUGH = 2;

  private FlowWords() {}

  /** Whether most of the lines hold words that stand together in nothing but flow records. */
  static boolean lookLikeRecords(List<String> lines) {
    long some = lines.stream().filter(line -> !line.isBlank()).count();
    long records = lines.stream().filter(FlowWords::looksLikeRecord).count();
    return records > 0 && records * 2 >= some;
  }

  private static boolean looksLikeRecord(String line) {
    List<String> words = List.of(line.strip().split(" ", -1));
    boolean two = words.stream().filter(FlowWords::isAddress).limit(ENOUGH).count() == ENOUGH;
    boolean told = words.stream().anyMatch(word -> STATUS.contains(word) || ACTION.contains(word));
    boolean at = words.stream().anyMatch(word -> word.startsWith(INTERFACE));
    return told && (two || at);
  }

  private static boolean isAddress(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    return new Address().read(bytes, 0, bytes.length);
  }
}
