package dev.haetae.search.steps.field;

import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.function.Times;
import dev.haetae.search.plan.Buckets;
import dev.haetae.search.plan.FieldPlan;
import dev.haetae.search.plan.Span;
import dev.haetae.search.plan.Type;
import java.util.List;
import java.util.Optional;

/** Values put into buckets. */
public final class TimeSteps {
  /** Widths of time people read easily, in seconds. */
  private static final List<Double> WIDTHS =
      List.of(
          1.0,
          5.0,
          10.0,
          30.0,
          60.0,
          300.0,
          600.0,
          1800.0,
          3600.0,
          14_400.0,
          86_400.0,
          604_800.0,
          2_592_000.0,
          31_536_000.0);

  private final Build build;

  public TimeSteps(Build build) {
    this.build = build;
  }

  public Frame bin(Frame frame, FieldPlan.Bin bin) {
    SqlValue value = new ExpressionWriter(build, frame).field(bin.field());
    if (value.type() == Type.ABSENT || value.type() == Type.LIST) {
      return frame;
    }
    Buckets buckets = bin.buckets();
    boolean time = value.type() == Type.TIME || bin.field().equals(Build.TIME);
    Span span = width(frame, value, buckets, time);
    String target = bin.as().orElse(bin.field());
    if (time || span.unit().seconds() > 0 || isCalendar(span.unit())) {
      return build.computed(frame, target, Times.bucket(value, span, buckets.align().orElse(0.0)));
    }
    return build.computed(frame, target, range(value, span));
  }

  /** The width that is asked for, or one that suits the values there are. */
  public Span width(Frame frame, SqlValue value, Buckets buckets, boolean time) {
    return buckets.span().orElseGet(() -> chosen(frame, value, buckets, time));
  }

  private static boolean isCalendar(Span.Unit unit) {
    return unit == Span.Unit.MONTH || unit == Span.Unit.QUARTER || unit == Span.Unit.YEAR;
  }

  /** A number as the range it falls into: 20-30; what is no number stays as it is. */
  private static SqlValue range(SqlValue value, Span span) {
    String number = value.asNumber();
    String low;
    String high;
    if (span.unit() == Span.Unit.LOGARITHM) {
      String base = Sql.number(span.amount());
      String power = "floor(ln(" + number + ") / ln(" + base + ") + 1e-9)";
      low = "round(pow(" + base + ", " + power + "), 6)";
      high = "round(pow(" + base + ", " + power + " + 1), 6)";
      number = "CASE WHEN " + number + " > 0 THEN " + number + " END";
    } else {
      low = Times.multiple(number, span.amount(), 0, Type.NUMBER).sql();
      high = "(" + low + " + " + Sql.number(span.amount()) + ")";
    }
    String text =
        "CASE WHEN "
            + number
            + " IS NOT NULL THEN haetae_text("
            + low
            + ") || '-' || haetae_text("
            + high
            + ")";
    return SqlValue.text(
        value.type() == Type.TEXT ? text + " ELSE " + value.sql() + " END" : text + " END");
  }

  /** A width for as many buckets as are asked for, chosen of the values there are. */
  private Span chosen(Frame frame, SqlValue value, Buckets buckets, boolean time) {
    List<Optional<Double>> ends =
        build.numbers(
            frame,
            "SELECT min("
                + value.asNumber()
                + "), max("
                + value.asNumber()
                + ") FROM "
                + frame.step().name(),
            2);
    double from = buckets.start().or(() -> ends.get(0)).orElse(0.0);
    double to = buckets.end().or(() -> ends.get(1)).orElse(from);
    double range = Math.max(to - from, 0);
    if (time) {
      double width = timeWidth(range, buckets.most());
      build.chose(width);
      return new Span(width, Span.Unit.SECOND);
    }
    if (buckets.leastSpan().isPresent()) {
      return new Span(powerOfTen(buckets.leastSpan().get().amount()), Span.Unit.NUMBER);
    }
    boolean bounded = buckets.start().isPresent() || buckets.end().isPresent();
    double width =
        bounded
            ? Math.pow(10, Math.floor(Math.log10(Math.max(range, 1e-9))))
            : powerOfTen(Math.max(range, 1e-9) / buckets.most());
    return new Span(width, Span.Unit.NUMBER);
  }

  /** The least power of ten that is no less. */
  private static double powerOfTen(double least) {
    return Math.pow(10, Math.ceil(Math.log10(least) - 1e-9));
  }

  /** A width people read easily, for at most so many buckets. */
  public static double timeWidth(double range, int most) {
    for (double width : WIDTHS) {
      if (range / width <= most) {
        return width;
      }
    }
    return WIDTHS.getLast();
  }
}
