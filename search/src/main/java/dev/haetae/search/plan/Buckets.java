package dev.haetae.search.plan;

import java.util.Optional;

/**
 * How the buckets of numbers or times are chosen.
 *
 * @param span the width; where there is none it is chosen of what lies between least and greatest
 * @param most how many buckets there are at most, where the width is chosen
 * @param leastSpan the least width, where it is chosen
 * @param start what to take for the least value
 * @param end what to take for the greatest value
 * @param align the begin of one bucket, in seconds since 1970
 */
public record Buckets(
    Optional<Span> span,
    int most,
    Optional<Span> leastSpan,
    Optional<Double> start,
    Optional<Double> end,
    Optional<Double> align) {

  /** Buckets of a width. */
  public static Buckets of(Span span) {
    return new Buckets(
        Optional.of(span),
        100,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
