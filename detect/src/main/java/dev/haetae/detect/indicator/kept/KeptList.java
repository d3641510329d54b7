package dev.haetae.detect.indicator.kept;

import dev.haetae.detect.indicator.Category;
import dev.haetae.detect.indicator.Indicator;
import dev.haetae.detect.indicator.IndicatorKind;
import dev.haetae.detect.indicator.read.ListFormat;
import dev.haetae.detect.indicator.read.ListSettings;
import dev.haetae.model.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of a list besides its entries.
 *
 * @param name by which findings tell it
 * @param source the file or address it is from
 * @param taxii whether the source is a collection of a TAXII server
 * @param credentials the environment variable that has the credentials for the source
 * @param category what its entries are listed for, unless they say more
 * @param confidence of entries that do not tell their own
 * @param lasting how long entries hold after they were fetched
 * @param format how the source is written; empty where it is found out each time
 * @param values what each value is, where it cannot be told from itself
 * @param column the column of a table that has the values
 * @param updated when it was fetched
 * @param entries how many entries it has
 * @param data the file beside this one that has them
 */
public record KeptList(
    String name,
    String source,
    boolean taxii,
    Optional<String> credentials,
    Category category,
    int confidence,
    Optional<Duration> lasting,
    Optional<ListFormat> format,
    Optional<IndicatorKind> values,
    Optional<String> column,
    Instant updated,
    long entries,
    String data) {

  /** How its source is read now. */
  public ListSettings settings(Instant now) {
    return new ListSettings(
        category,
        confidence,
        lasting.map(each -> now.plus(each).toEpochMilli() * 1000).orElse(Indicator.NEVER),
        format,
        values,
        column,
        Limits.DEFAULT);
  }

  /** The same list fetched again. */
  public KeptList fetched(Instant when, long taken, String file) {
    return new KeptList(
        name,
        source,
        taxii,
        credentials,
        category,
        confidence,
        lasting,
        format,
        values,
        column,
        when,
        taken,
        file);
  }
}
