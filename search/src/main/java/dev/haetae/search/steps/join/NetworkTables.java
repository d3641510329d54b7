package dev.haetae.search.steps.join;

import dev.haetae.search.expression.ExpressionWriter;
import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.frame.Step;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.FieldPlan;
import java.util.List;
import java.util.Optional;

/**
 * Tables of look-ups whose keys are networks: an address is looked for in the smallest network it
 * is in. Splunk is told so in a configuration ({@code match_type = CIDR}); here a table is one
 * where all its keys are networks or addresses, and one of them at least a network.
 */
final class NetworkTables {
  private static final int BITS_4 = 32;
  private static final int BITS_6 = 128;

  private final Build build;

  NetworkTables(Build build) {
    this.build = build;
  }

  /** The table with the addresses of the rows as its keys; nothing where its keys are others. */
  Optional<Frame> resolved(Frame rows, Frame table, FieldPlan.Rename.Pair key) {
    String network = new ExpressionWriter(build, table).field(key.from()).asText();
    String begin = "split_part(" + network + ", '/', 1)";
    List<Optional<Double>> counts =
        build.numbers(
            table,
            "SELECT count(*) FILTER (WHERE contains("
                + network
                + ", '/')), count(*) FILTER (WHERE "
                + network
                + " <> '' AND haetae_ipv4("
                + begin
                + ") IS NULL AND haetae_ipv6("
                + begin
                + ") IS NULL), count(*) FILTER (WHERE contains("
                + network
                + ", ':')) FROM "
                + table.step().name(),
            3);
    boolean networks = counts.get(0).orElse(0.0) > 0 && counts.get(1).orElse(0.0) == 0;
    return networks
        ? Optional.of(resolved(rows, table, key, network, counts.get(2).orElse(0.0) > 0))
        : Optional.empty();
  }

  private Frame resolved(
      Frame rows, Frame table, FieldPlan.Rename.Pair key, String network, boolean version6) {
    String address = build.identifier(key.to());
    String value = new ExpressionWriter(build, rows).field(key.to()).asText();
    String begin = "split_part(" + network + ", '/', 1)";
    String written = "TRY_CAST(split_part(" + network + ", '/', 2) AS INTEGER)";
    String most =
        "CASE WHEN contains(" + network + ", ':') THEN " + BITS_6 + " ELSE " + BITS_4 + " END";
    String host = "greatest(" + BITS_4 + " - network.bits, 0)";
    String in4 =
        "address.number BETWEEN (network.number >> "
            + host
            + ") << "
            + host
            + " AND ((network.number >> "
            + host
            + ") << "
            + host
            + ") + (CAST(1 AS BIGINT) << "
            + host
            + ") - 1";
    String in6 = "haetae_same_begin(address.digits, network.digits, network.bits)";
    Step step =
        build.step(
            "SELECT network.*, address.address AS "
                + address
                + " FROM (SELECT DISTINCT "
                + value
                + " AS address, haetae_ipv4("
                + value
                + ") AS number"
                + (version6 ? ", haetae_ipv6(" + value + ") AS digits" : "")
                + " FROM "
                + rows.step().name()
                + ") AS address JOIN (SELECT *, haetae_ipv4("
                + begin
                + ") AS number"
                + (version6 ? ", haetae_ipv6(" + begin + ") AS digits" : "")
                + ", CASE WHEN NOT contains("
                + network
                + ", '/') THEN "
                + most
                + " WHEN "
                + written
                + " BETWEEN 0 AND "
                + most
                + " THEN "
                + written
                + " END AS bits FROM "
                + table.step().name()
                + ") AS network ON "
                + (version6 ? "(" + in4 + ") OR (" + in6 + ")" : in4)
                + " QUALIFY row_number() OVER (PARTITION BY address.address ORDER BY network.bits"
                + " DESC, "
                + table.orderKeys()
                + ") = 1",
            rows.step(),
            table.step());
    return table.with(step).with(key.from(), SqlValue.text(address));
  }
}
