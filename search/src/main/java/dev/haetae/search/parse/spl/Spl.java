package dev.haetae.search.parse.spl;

import dev.haetae.search.parse.Language;
import dev.haetae.search.plan.Expr;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Splunk's Search Processing Language. */
public final class Spl implements Language {
  private final SplLibrary library;
  private final ZoneId zone;

  /** The language without macros and saved searches. */
  public Spl() {
    this(SplLibrary.EMPTY);
  }

  /** The language with macros and saved searches. */
  public Spl(SplLibrary library) {
    this(library, ZoneOffset.UTC);
  }

  /** The same, with times in a zone. */
  public Spl(SplLibrary library, ZoneId zone) {
    this.library = library;
    this.zone = zone;
  }

  @Override
  public ZoneId zone() {
    return zone;
  }

  @Override
  public String expanded(String text) {
    return library.expand(text);
  }

  @Override
  public Plan parse(String text, Instant now, TimeRange range) {
    return SplParser.parse(text, now.atZone(zone), range, library);
  }

  @Override
  public Expr terms(String terms, Instant now) {
    SplReader in = new SplReader(terms);
    TermParser parser =
        new TermParser(
            in,
            now.atZone(zone),
            inner -> {
              throw inner.mistake(inner.at(), "a subsearch cannot stand in searchmatch");
            });
    return parser.parse().orElse(new Expr.Truth(true));
  }
}
