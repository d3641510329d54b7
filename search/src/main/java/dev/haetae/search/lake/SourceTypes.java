package dev.haetae.search.lake;

import dev.haetae.search.function.Sql;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Splunk's add-ons call the logs. Searches written for Splunk name them so; a log that is not
 * here has its own name as its source type.
 *
 * @see <a href="https://docs.splunk.com/Documentation/AddOns/released/AWS/DataTypes">Source types
 *     of the add-on for AWS</a>
 */
final class SourceTypes {
  private static final Map<String, String> BY_LOG =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("cloudtrail", "aws:cloudtrail"),
              Map.entry("vpcflow", "aws:cloudwatchlogs:vpcflow"),
              Map.entry("route53", "aws:route53"),
              Map.entry("eks", "aws:cloudwatchlogs:eks"),
              Map.entry("s3access", "aws:s3:accesslogs"),
              Map.entry("elb", "aws:elb:accesslogs"),
              Map.entry("alb", "aws:elb:accesslogs"),
              Map.entry("nlb", "aws:elb:accesslogs"),
              Map.entry("cloudfront", "aws:cloudfront:accesslogs"),
              Map.entry("waf", "aws:waf"),
              Map.entry("guardduty", "aws:cloudwatch:guardduty"),
              Map.entry("securityhub", "aws:securityhub:finding"),
              Map.entry("inspector", "aws:inspector"),
              Map.entry("ocsf", "aws:asl"),
              Map.entry("networkfirewall", "aws:networkfirewall"),
              Map.entry("windows", "WinEventLog"),
              Map.entry("windowsxml", "XmlWinEventLog"),
              Map.entry("winlogbeat", "XmlWinEventLog"),
              Map.entry("linux", "linux_secure"),
              Map.entry("auditd", "linux:audit"),
              Map.entry("suricata", "suricata"),
              Map.entry("zeek", "bro"),
              Map.entry("json", "_json"),
              Map.entry("weblog", "access_combined")));

  private SourceTypes() {}

  /** The source type of a row by its column {@code log}. */
  static String sql() {
    return BY_LOG.entrySet().stream()
        .map(each -> "WHEN " + Sql.text(each.getKey()) + " THEN " + Sql.text(each.getValue()))
        .collect(Collectors.joining(" ", "CASE \"log\" ", " ELSE \"log\" END"));
  }

  /** The source type of rows that are all of one log. */
  static String sql(String log) {
    return Sql.text(BY_LOG.getOrDefault(log, log));
  }

  /** What names match a pattern with {@code *} for anything, in any case. */
  static Pattern shape(String pattern) {
    return Pattern.compile(
        List.of(pattern.toLowerCase(Locale.ROOT).split("\\*", -1)).stream()
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }

  /** The source types of logs, each once. */
  static Set<String> of(List<String> logs) {
    return logs.stream()
        .map(log -> BY_LOG.getOrDefault(log, log))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The logs whose source type matches, with {@code *} for anything. */
  static Set<String> logs(String pattern, List<String> logs) {
    Pattern shape = shape(pattern);
    Set<String> matching = new HashSet<>();
    for (String log : logs) {
      String type = BY_LOG.getOrDefault(log, log).toLowerCase(Locale.ROOT);
      if (shape.matcher(type).matches()) {
        matching.add(log);
      }
    }
    return matching;
  }
}
