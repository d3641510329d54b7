package dev.haetae.app.verify;

import dev.haetae.app.verify.Deviation.Kind;
import dev.haetae.model.Phrase;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Log files that no digest names. One of an hour whose digest is there was put there by somebody
 * else. Those of hours without a digest, as the newest always are, can neither be shown to be as
 * delivered nor not to be, and are told of together.
 *
 * @param chains the time of which there are digests
 * @param deviations told of each
 */
record Unnamed(List<Chain> chains, Told deviations) {
  private static final Pattern KEY =
      Pattern.compile("(AWSLogs/.*/CloudTrail/[^/]+/).*_(\\d{8}T\\d{4})Z_[^/]*");

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm");

  /** Told of deviations. */
  interface Told {
    void deviation(Kind kind, String object, String detail);
  }

  /** Tells of log files by their keys. */
  void tell(List<String> keys) {
    Map<String, List<String>> uncovered = new TreeMap<>();
    for (String key : keys) {
      Optional<String> folder = folderUncovered(key);
      if (folder.isPresent()) {
        uncovered.computeIfAbsent(folder.get(), _ -> new ArrayList<>()).add(key);
      } else {
        deviations.deviation(Kind.EXTRA, key, "no digest names it");
      }
    }
    uncovered.forEach(
        (folder, those) -> deviations.deviation(Kind.UNCOVERED, folder, words(folder, those)));
  }

  /** The folder of a file's Region, where no digest covers the minute in its name. */
  private Optional<String> folderUncovered(String key) {
    Matcher parts = KEY.matcher(key);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      Instant minute = LocalDateTime.parse(parts.group(2), MINUTE).toInstant(ZoneOffset.UTC);
      return Optional.of(parts.group(1))
          .filter(folder -> chains.stream().noneMatch(chain -> chain.covers(folder, minute)));
    } catch (DateTimeParseException noTime) {
      return Optional.empty();
    }
  }

  private String words(String folder, List<String> keys) {
    String first = keys.getFirst();
    return Phrase.count(keys.size(), "log file")
        + (chains.stream().anyMatch(chain -> chain.isOf(folder))
            ? " of hours that no digest covers (the digest of an hour comes after it), "
            : " and no digest of this account and Region, ")
        + (keys.size() == 1 ? "" : "the first ")
        + first.substring(first.lastIndexOf('/') + 1);
  }
}
