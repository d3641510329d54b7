package dev.haetae.model;

import dev.haetae.model.log.Problem;
import java.util.List;

/**
 * Every bound set against hostile input, in one place. A breach is a {@link Problem} that names the
 * value, the limit and the setting.
 *
 * @param records of a single record
 * @param unpacking of what is compressed or archived
 * @param listEntries the most entries of one list of indicators or of places
 * @param reports of a report for people
 */
public record Limits(Records records, Unpacking unpacking, int listEntries, Reports reports) {

  /**
   * Of a single record.
   *
   * @param recordBytes the longest single record or line, in bytes
   * @param depth the deepest nesting of objects and arrays
   * @param values the most values taken from one record
   */
  public record Records(int recordBytes, int depth, int values) {}

  /**
   * Of what is compressed or archived.
   *
   * @param expansion how many times larger than stored an object may unpack to
   * @param expansionFloor unpacked bytes that are always allowed, whatever the ratio
   * @param archiveMembers the most members read of one archive
   * @param archiveDepth how deep archives may lie inside archives
   */
  public record Unpacking(
      int expansion, long expansionFloor, int archiveMembers, int archiveDepth) {}

  /**
   * Of a report for people.
   *
   * @param reportedFindings the most findings it tells of
   * @param findingsInFull the most of them that a document tells with all that is known of them
   */
  public record Reports(int reportedFindings, int findingsInFull) {}

  /** The bounds in force unless the user sets others. */
  public static final Limits DEFAULT =
      new Limits(
          new Records(16 << 20, 256, 100_000),
          new Unpacking(1_000, 64L << 20, 1_000_000, 4),
          20_000_000,
          new Reports(5_000, 500));

  /** The same with other bounds of a single record. */
  public Limits with(Records other) {
    return new Limits(other, unpacking, listEntries, reports);
  }

  /** The same with other bounds of what is compressed or archived. */
  public Limits with(Unpacking other) {
    return new Limits(records, other, listEntries, reports);
  }

  /**
   * One of them, as the reference has it.
   *
   * @param words what it bounds
   */
  public record Bound(String name, long value, String words) {}

  /** All of them, in their order. */
  public List<Bound> bounds() {
    return List.of(
        new Bound("recordBytes", records.recordBytes(), "bytes of a single record or line"),
        new Bound("depth", records.depth(), "nesting of objects and arrays"),
        new Bound("values", records.values(), "values taken from one record"),
        new Bound(
            "expansion", unpacking.expansion(), "how many times larger an object may unpack to"),
        new Bound(
            "expansionFloor",
            unpacking.expansionFloor(),
            "unpacked bytes that are allowed whatever the ratio"),
        new Bound("archiveMembers", unpacking.archiveMembers(), "members read of one archive"),
        new Bound("archiveDepth", unpacking.archiveDepth(), "archives inside archives"),
        new Bound("listEntries", listEntries, "entries of one list of indicators or places"),
        new Bound(
            "reportedFindings",
            reports.reportedFindings(),
            "findings that a table, Markdown or HTML tells of; other formats have them all"),
        new Bound(
            "findingsInFull",
            reports.findingsInFull(),
            "findings that Markdown or HTML tells with all that is known of them; the others are told by kind"));
  }
}
