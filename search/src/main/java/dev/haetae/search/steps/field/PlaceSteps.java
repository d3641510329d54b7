package dev.haetae.search.steps.field;

import dev.haetae.search.frame.Build;
import dev.haetae.search.frame.Frame;
import dev.haetae.search.function.SqlValue;
import dev.haetae.search.plan.FieldPlan;
import dev.haetae.search.source.FieldResolver;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where addresses are. */
public final class PlaceSteps {
  /** The fields of a place, as Splunk's iplocation names them, and the network. */
  private static final List<String> PLACE =
      List.of("City", "Country", "Region", "lat", "lon", "ASN");

  private final Build build;

  public PlaceSteps(Build build) {
    this.build = build;
  }

  /** The rows with the place of an address, as far as it is kept with the events. */
  public Frame locate(Frame input, FieldPlan.Locate locate) {
    String field = locate.field();
    Optional<SqlValue> read = input.resolver().resolve(field);
    Optional<FieldResolver.Place> place =
        read.isPresent() && read.equals(input.find(field))
            ? input.resolver().place(field)
            : Optional.empty();
    if (place.isEmpty()) {
      build.note(
          "where the addresses in "
              + field
              + " are is not known: it is kept with the events of a lake, in fields of addresses,"
              + " and known before rows are gathered");
    }
    Map<String, SqlValue> known =
        place
            .map(each -> Map.of("Country", each.country(), "ASN", each.network()))
            .orElseGet(Map::of);
    Frame frame = input;
    for (String name : PLACE) {
      SqlValue value = known.getOrDefault(name, SqlValue.absent());
      frame = build.computed(frame, locate.prefix() + name, value);
    }
    return frame;
  }
}
