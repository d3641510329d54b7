package dev.haetae.model;

import dev.haetae.model.log.Problem;

/**
 * Every bound set against hostile input, in one place. A breach is a {@link Problem} that names the
 * value, the limit and the setting.
 *
 * @param recordBytes the longest single record or line, in bytes
 * @param depth the deepest nesting of objects and arrays
 * @param values the most values taken from one record
 * @param expansion how many times larger than stored an object may unpack to
 * @param expansionFloor unpacked bytes that are always allowed, whatever the ratio
 * @param archiveMembers the most members read of one archive
 * @param archiveDepth how deep archives may lie inside archives
 * @param listEntries the most entries of one list of indicators or of places
 * @param reportedFindings the most findings that a report for people tells of
 * @param findingsInFull the most of them that a document tells with all that is known of them
 */
public record Limits(
    int recordBytes,
    int depth,
    int values,
    int expansion,
    long expansionFloor,
    int archiveMembers,
    int archiveDepth,
    int listEntries,
    int reportedFindings,
    int findingsInFull) {

  /** The bounds in force unless the user sets others. */
  public static final Limits DEFAULT =
      new Limits(16 << 20, 256, 100_000, 1_000, 64L << 20, 1_000_000, 4, 20_000_000, 5_000, 500);
}
