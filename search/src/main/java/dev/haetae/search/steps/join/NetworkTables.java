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
 * Lookup tables whose keys are networks: an address is looked for in the smallest network it is in.
 * Splunk is told so in a configuration ({@code match_type = CIDR}); here a table is one where all
 * its keys are networks or addresses, and one of them at least a network.
 */
final class NetworkTables {
  private static final int BITS_4 = 32;
  private static final int BITS_6 = 128;

  /** Holds where an address of four bytes lies in a network. */
  private static final String IN_4 =
      ("address.number BETWEEN (network.number >> %1$s) << %1$s"
              + " AND ((network.number >> %1$s) << %1$s) + (CAST(1 AS BIGINT) << %1$s) - 1")
          .formatted("greatest(" + BITS_4 + " - network.bits, 0)");

  /** The same of sixteen bytes. */
  private static final String IN_6 =
      "haetae_same_begin(address.digits, network.digits, network.bits)";

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
    Step step =
        build.step(
            "SELECT network.*, address.address AS %s FROM (%s) AS address JOIN (%s) AS network ON %s"
                    .formatted(
                        address,
                        addresses(value, rows.step(), version6),
                        networks(network, table.step(), version6),
                        version6 ? "(" + IN_4 + ") OR (" + IN_6 + ")" : IN_4)
                + " QUALIFY row_number() OVER (PARTITION BY address.address"
                + " ORDER BY network.bits DESC, "
                + table.orderKeys()
                + ") = 1",
            rows.step(),
            table.step());
    return table.with(step).with(key.from(), SqlValue.text(address));
  }

  /** The addresses that are asked for, each once. */
  private static String addresses(String value, Step rows, boolean version6) {
    return "SELECT DISTINCT %1$s AS address, %2$s FROM %3$s"
        .formatted(value, numbers(value, version6), rows.name());
  }

  /** The rows of a table with the numbers of their networks, and how many bits these have. */
  private static String networks(String network, Step table, boolean version6) {
    String begin = "split_part(" + network + ", '/', 1)";
    String written = "TRY_CAST(split_part(" + network + ", '/', 2) AS INTEGER)";
    String most =
        "CASE WHEN contains(%s, ':') THEN %d ELSE %d END".formatted(network, BITS_6, BITS_4);
    String bits =
        "CASE WHEN NOT contains(%1$s, '/') THEN %2$s WHEN %3$s BETWEEN 0 AND %2$s THEN %3$s END"
            .formatted(network, most, written);
    return "SELECT *, %s, %s AS bits FROM %s"
        .formatted(numbers(begin, version6), bits, table.name());
  }

  private static String numbers(String address, boolean version6) {
    return "haetae_ipv4(%s) AS number".formatted(address)
        + (version6 ? ", haetae_ipv6(%s) AS digits".formatted(address) : "");
  }
}
