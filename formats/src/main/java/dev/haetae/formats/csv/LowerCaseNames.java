package dev.haetae.formats.csv;

import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.JsonOutput;
import dev.haetae.formats.line.Scan;
import dev.haetae.formats.scan.JsonScanner;
import dev.haetae.formats.scan.JsonWalk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Gives the records of a log the names back that a table took from them: Hive, and so Athena, knows
 * columns and members of structs in lower case only, and what such a query writes as Parquet or
 * JSON has them so. An object that the table keeps as the text of its JSON is an object again. For
 * one thread.
 *
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/cloudtrail-logs.html">CloudTrail logs
 *     in Athena</a>
 */
public final class LowerCaseNames {
  private static final byte[] NULL = Scan.word("null");
  private static final byte[] NO_TEXT = {};

  private final DeclaredCatalog catalog;
  private final JsonScanner scanner;
  private final JsonOutput out = new JsonOutput();
  private final StructText structs = new StructText(out);
  private final NameTree names;

  /** For the records of this log. */
  public LowerCaseNames(DeclaredCatalog catalog, JsonScanner scanner) {
    this.catalog = catalog;
    this.scanner = scanner;
    this.names = NameTree.of(catalog);
  }

  /** The log the records are of. */
  public String log() {
    return catalog.log();
  }

  /** By what an object is known as such a record; none where the log writes lower case itself. */
  public List<Map<String, List<String>>> recognise() {
    return catalog.recognise().stream()
        .filter(conditions -> !lower(conditions).equals(conditions))
        .map(LowerCaseNames::lower)
        .toList();
  }

  private static Map<String, List<String>> lower(Map<String, List<String>> conditions) {
    Map<String, List<String>> lower = new LinkedHashMap<>();
    conditions.forEach((path, values) -> lower.put(path.toLowerCase(Locale.ROOT), values));
    return lower;
  }

  /**
   * The record that the object at {@code start} is, as JSON with the padding a scanner needs.
   *
   * @throws JsonScanner.Stop where the object is not well formed
   */
  public byte[] translate(byte[] bytes, int start, int limit) {
    out.begin();
    out.put('{');
    JsonWalk walk = JsonWalk.inside(scanner, bytes, start, limit);
    while (walk.next()) {
      member(bytes, walk);
    }
    out.put('}');
    byte[] record = new byte[out.length() + JsonScanner.PADDING];
    System.arraycopy(out.bytes(), 0, record, 0, out.length());
    return record;
  }

  private void member(byte[] bytes, JsonWalk walk) {
    String given = walk.name();
    NameTree name = names.child(given);
    byte[] text = walk.first() == '"' && name.isObject() ? walk.text() : NO_TEXT;
    if (Scan.is(text, 0, text.length, NULL)) {
      return;
    }
    out.name(name.nameOr(given));
    boolean written =
        structs.rewrite(text, 0, text.length, name, true)
            || structs.rewrite(bytes, walk.value(), walk.end(), name, false);
    if (!written) {
      out.raw(bytes, walk.value(), walk.end());
    }
  }
}
