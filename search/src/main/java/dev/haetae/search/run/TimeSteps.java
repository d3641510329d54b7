package dev.haetae.search.run;

import dev.haetae.search.function.Sql;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.Plan;
import dev.haetae.search.plan.Span;
import dev.haetae.search.plan.Type;
import java.util.Locale;

/** Values put into buckets. */
final class TimeSteps {
  private final Build build;

  TimeSteps(Build build) {
    this.build = build;
  }

  Frame bin(Frame frame, Plan.Bin bin) {
    SqlValue value = new ExpressionWriter(build, frame).field(bin.field());
    return build.computed(frame, bin.as().orElse(bin.field()), bucket(value, bin.span()));
  }

  /** The begin of the bucket a value falls into. */
  static SqlValue bucket(SqlValue value, Span span) {
    String number = value.asNumber();
    Type type = value.type() == Type.TIME ? Type.TIME : Type.NUMBER;
    return switch (span.unit()) {
      case MONTH, QUARTER, YEAR ->
          SqlValue.of(
              "epoch(CAST(time_bucket(INTERVAL '"
                  + (long) Math.max(1, span.amount())
                  + " "
                  + span.unit().name().toLowerCase(Locale.ROOT)
                  + "', haetae_instant("
                  + number
                  + ")) AS TIMESTAMP))",
              type);
      case LOGARITHM, NUMBER -> multiple(number, span.amount(), type);
      default -> multiple(number, span.amount() * span.unit().seconds(), type);
    };
  }

  private static SqlValue multiple(String number, double width, Type type) {
    String amount = Sql.number(width);
    return SqlValue.of("(floor(" + number + " / " + amount + ") * " + amount + ")", type);
  }
}
