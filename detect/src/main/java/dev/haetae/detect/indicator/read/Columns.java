package dev.haetae.detect.indicator.read;

import dev.haetae.detect.indicator.Category;
import dev.haetae.detect.indicator.IndicatorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which column of a table says what, by the names that the known lists and most others use. */
final class Columns {
  private static final Map<String, Optional<IndicatorKind>> VALUES =
      Map.ofEntries(
          value("indicator"),
          value("indicator_value"),
          value("ioc"),
          value("ioc_value"),
          value("value"),
          value("observable"),
          value("entry"),
          value("host"),
          value("url"),
          value("ip", IndicatorKind.ADDRESS),
          value("ips", IndicatorKind.ADDRESS),
          value("ip_address", IndicatorKind.ADDRESS),
          value("ipaddress", IndicatorKind.ADDRESS),
          value("ipv4", IndicatorKind.ADDRESS),
          value("ipv6", IndicatorKind.ADDRESS),
          value("dst_ip", IndicatorKind.ADDRESS),
          value("src_ip", IndicatorKind.ADDRESS),
          value("dstip", IndicatorKind.ADDRESS),
          value("cidr", IndicatorKind.ADDRESS),
          value("network", IndicatorKind.ADDRESS),
          value("domain", IndicatorKind.DOMAIN),
          value("domain_name", IndicatorKind.DOMAIN),
          value("hostname", IndicatorKind.DOMAIN),
          value("fqdn", IndicatorKind.DOMAIN),
          value("md5", IndicatorKind.HASH),
          value("md5_hash", IndicatorKind.HASH),
          value("sha1", IndicatorKind.HASH),
          value("sha1_hash", IndicatorKind.HASH),
          value("sha256", IndicatorKind.HASH),
          value("sha256_hash", IndicatorKind.HASH),
          value("hash", IndicatorKind.HASH),
          value("user_agent", IndicatorKind.USER_AGENT),
          value("useragent", IndicatorKind.USER_AGENT),
          value("access_key", IndicatorKind.ACCESS_KEY),
          value("access_key_id", IndicatorKind.ACCESS_KEY));

  private static final Set<String> TYPES =
      Set.of("indicator_type", "ioc_type", "type", "observable_type");
  private static final Set<String> CATEGORIES =
      Set.of(
          "category",
          "threat_type",
          "threat",
          "tags",
          "kind",
          "classification",
          "activity",
          "intendeduse",
          "themes");
  private static final Set<String> LABELS =
      Set.of(
          "malware",
          "malware_printable",
          "malware_family",
          "malwarefamily",
          "family",
          "listingreason",
          "listing_reason",
          "description",
          "title",
          "label",
          "comment");
  private static final Set<String> CONFIDENCES =
      Set.of("confidence", "confidence_level", "score", "confidencelevel");
  private static final Set<String> EXPIRIES =
      Set.of(
          "expires",
          "expiry",
          "expiration",
          "expiration_date",
          "expires_at",
          "valid_until",
          "validuntil");

  private final List<Integer> values = new ArrayList<>();
  private final List<Optional<IndicatorKind>> kinds = new ArrayList<>();
  private final List<Integer> types = new ArrayList<>();
  private final List<Integer> categories = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();
  private final List<Integer> confidences = new ArrayList<>();
  private final List<Integer> expiries = new ArrayList<>();
  private final double mostConfidence;

  private Columns(List<String> header, ListFormat format, Optional<String> named) {
    // Proofpoint scores go up to 127.
    mostConfidence = format == ListFormat.PROOF_POINT ? 127 : 100;
    for (int i = 0; i < header.size(); i++) {
      String name = Cells.name(header.get(i));
      if (named.isPresent() ? name.equals(Cells.name(named.get())) : VALUES.containsKey(name)) {
        values.add(i);
        kinds.add(VALUES.getOrDefault(name, Optional.empty()));
      }
      add(types, TYPES, name, i);
      add(categories, CATEGORIES, name, i);
      add(labels, LABELS, name, i);
      add(confidences, CONFIDENCES, name, i);
      add(expiries, EXPIRIES, name, i);
    }
  }

  private static Map.Entry<String, Optional<IndicatorKind>> value(String name) {
    return Map.entry(name, Optional.empty());
  }

  private static Map.Entry<String, Optional<IndicatorKind>> value(String name, IndicatorKind kind) {
    return Map.entry(name, Optional.of(kind));
  }

  private static void add(List<Integer> columns, Set<String> names, String name, int column) {
    if (names.contains(name)) {
      columns.add(column);
    }
  }

  /** The columns of a header; empty where it names none that has indicators. */
  static Optional<Columns> of(List<String> header, ListFormat format, Optional<String> named) {
    Columns columns = new Columns(header, format, named);
    return columns.values.isEmpty() ? Optional.empty() : Optional.of(columns);
  }

  /** Takes what one row has. */
  void offer(long line, List<String> row, Admission admission) throws UnreadableList {
    Hint hint = hint(line, row, admission);
    boolean any = false;
    for (int i = 0; i < values.size(); i++) {
      String value = cell(row, values.get(i));
      if (isSaid(value)) {
        any = true;
        offer(line, value, hint, kinds.get(i), cells(row, types), admission);
      }
    }
    if (!any) {
      admission.tellBroken(line, String.join(",", row), "a value in a column that has indicators");
    }
  }

  private static void offer(
      long line,
      String value,
      Hint hint,
      Optional<IndicatorKind> column,
      String type,
      Admission admission)
      throws UnreadableList {
    Optional<TypeWords.Meaning> meaning = TypeWords.of(type);
    if (column.isEmpty() && meaning.isPresent() && !meaning.get().isLookedUp()) {
      admission.leaveOut("kinds that no log is looked up by: " + meaning.get().words());
      return;
    }
    boolean agent =
        meaning
            .flatMap(TypeWords.Meaning::kind)
            .filter(kind -> kind == IndicatorKind.USER_AGENT)
            .isPresent();
    Optional<IndicatorKind> kind =
        agent
            ? Optional.of(IndicatorKind.USER_AGENT)
            : column.filter(each -> each == IndicatorKind.USER_AGENT);
    for (String each : agent || kind.isPresent() ? List.of(value) : parts(value)) {
      admission.offer(line, each, hint.withKind(kind));
    }
  }

  /** Several values in one cell, as some tables have them. */
  private static List<String> parts(String value) {
    return value.indexOf(' ') < 0 && value.indexOf(',') < 0 && value.indexOf('|') < 0
        ? List.of(value)
        : List.of(value.strip().split("[\\s,|]+", 64));
  }

  private Hint hint(long line, List<String> row, Admission admission) {
    String said = cells(row, categories);
    Optional<Category> category = CategoryWords.of(said);
    return new Hint(
        Optional.empty(),
        category,
        confidence(cells(row, confidences)),
        admission.expiry(line, cells(row, expiries)),
        cells(row, labels));
  }

  private int confidence(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (word.matches("[0-9]{1,3}(?:\\.[0-9]+)?%?")) {
      return (int) Math.round(Double.parseDouble(word.replace("%", "")) / mostConfidence * 100);
    }
    return switch (word) {
      case "high", "certain" -> 90;
      case "medium", "moderate" -> 60;
      case "low" -> 30;
      default -> Hint.UNSAID;
    };
  }

  /** The first of the columns that has anything. */
  private static String cells(List<String> row, List<Integer> columns) {
    for (int column : columns) {
      if (isSaid(cell(row, column))) {
        return cell(row, column);
      }
    }
    return "";
  }

  private static boolean isSaid(String cell) {
    return !cell.isEmpty() && !cell.equalsIgnoreCase("none") && !cell.equals("-");
  }

  private static String cell(List<String> row, int column) {
    return column < row.size() ? row.get(column) : "";
  }
}
