package dev.haetae.search.parse.insights;

import dev.haetae.search.parse.Language;
import dev.haetae.search.parse.QueryMistake;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The query language of CloudWatch Logs Insights.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html">CloudWatch
 *     Logs Insights language query syntax</a>
 */
public final class Insights implements Language {
  private final ZoneId zone;

  /** The language, with times in UTC. */
  public Insights() {
    this(ZoneOffset.UTC);
  }

  /** The language, with times in a zone. */
  public Insights(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public ZoneId zone() {
    return zone;
  }

  @Override
  public Plan parse(String text, Instant now, TimeRange range) {
    return InsightsParser.parse(text, now.atZone(zone), range);
  }

  /** Only a function of Splunk's language has terms inside an expression. */
  @Override
  public Expr terms(String terms, Instant now) {
    throw new QueryMistake(terms, 0, "Logs Insights has no search terms");
  }
}
