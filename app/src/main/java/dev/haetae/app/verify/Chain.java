package dev.haetae.app.verify;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The time that the digests of one trail in one Region cover. Digests come every hour, also where
 * nothing was logged, so a time between them that none covers is one in which validation or logging
 * was stopped, or whose digests are gone.
 *
 * @param name what stands before the time in the keys of its digests, without their folders of days
 * @param spans the hours covered, in order of time
 */
public record Chain(String name, List<Span> spans) {
  /** Between the folder of a Region and the end of the hour are folders of days. */
  private static final Pattern KEY =
      Pattern.compile("(.*AWSLogs/.*?/)\\d{4}/\\d{2}/\\d{2}/(.*)_\\d{8}T\\d{6}Z[^/]*");

  /** Names of log files tell the minute in which they were delivered. */
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** From one point of time to another. */
  record Span(Instant from, Instant to) {
    boolean holdsMinute(Instant minute) {
      return !minute.isBefore(from) && !minute.plus(MINUTE).isAfter(to);
    }
  }

  /** The chains of digests; those that do not tell their time are in none. */
  static List<Chain> of(Collection<Digest> digests) {
    Map<String, List<Span>> spans = new TreeMap<>();
    for (Digest digest : digests) {
      span(digest)
          .forEach(span ->
              spans.computeIfAbsent(name(digest.object().key()), _ -> new ArrayList<>()).add(span));
    }
    spans.values().forEach(each -> each.sort(Comparator.comparing(Span::from)));
    return spans.entrySet().stream()
        .map(each -> new Chain(each.getKey(), List.copyOf(each.getValue())))
        .toList();
  }

  private static String name(String key) {
    Matcher parts = KEY.matcher(key);
    return parts.matches()
        ? parts.group(1) + parts.group(2)
        : key.substring(0, key.lastIndexOf('/') + 1);
  }

  private static Stream<Span> span(Digest digest) {
    try {
      return Stream.of(
          new Span(Instant.parse(digest.startTime()), Instant.parse(digest.endTime())));
    } catch (DateTimeParseException untold) {
      return Stream.empty();
    }
  }

  /** The first point of time it covers. */
  public Instant from() {
    return spans.getFirst().from();
  }

  /** The last one. */
  public Instant to() {
    return spans.stream().map(Span::to).max(Comparator.naturalOrder()).orElseThrow();
  }

  /** What it does not cover between its first hour and its last, in words. */
  List<String> gaps() {
    List<String> gaps = new ArrayList<>();
    Instant covered = from();
    for (Span span : spans) {
      if (span.from().isAfter(covered)) {
        gaps.add(
            "no digest covers "
                + covered
                + " to "
                + span.from()
                + ": logging or validation was off, or digests are missing");
      }
      covered = covered.isAfter(span.to()) ? covered : span.to();
    }
    return gaps;
  }

  /** Whether a log file of a folder, delivered within a minute, belongs to an hour it covers. */
  boolean covers(String folder, Instant minute) {
    return isOf(folder) && spans.stream().anyMatch(span -> span.holdsMinute(minute));
  }

  /** Whether its digests tell of the log files in a folder {@code AWSLogs/…/CloudTrail/REGION/}. */
  boolean isOf(String folder) {
    return name.contains(folder.replace("/CloudTrail/", "/CloudTrail-Digest/"));
  }
}
