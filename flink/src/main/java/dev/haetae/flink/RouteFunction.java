package dev.haetae.flink;

import dev.haetae.flow.keyed.Route;
import dev.haetae.flow.keyed.Routed;
import dev.haetae.flow.keyed.RoutedCodec;
import dev.haetae.flow.keyed.Router;
import dev.haetae.flow.keyed.Selected;
import dev.haetae.flow.keyed.SelectedCodec;
import dev.haetae.flow.match.Detection;
import dev.haetae.model.Limits;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Where the copies of one happening meet, whatever account, file or key each of them names: each
 * rule gets the first of them, and it is sent to where that rule judges.
 */
final class RouteFunction extends OrderedFunction<Tuple3<String, Long, byte[]>> {
  private static final long serialVersionUID = 1;

  private final DetectionSource source;
  private transient @Nullable Routing routing;

  private record Routing(Router router, SelectedCodec incoming, RoutedCodec outgoing) {}

  RouteFunction(DetectionSource source) {
    this.source = source;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    Detection detection = source.open();
    routing =
        new Routing(
            new Router(detection, Limits.DEFAULT),
            new SelectedCodec(detection),
            new RoutedCodec(detection));
  }

  @Override
  void inOrder(
      long time,
      List<byte[]> messages,
      OnTimerContext context,
      Collector<Tuple3<String, Long, byte[]>> out) {
    Routing at = opened(routing);
    List<Selected> copies = new ArrayList<>();
    messages.forEach(bytes -> copies.add(Message.read(bytes, at.incoming())));
    copies.sort(Selected.ORDER);
    for (Selected each : copies) {
      at.router().accept(each, routed -> out.collect(message(routed, at)));
    }
  }

  /** A rule without state judges anywhere, and links are judged by nobody. */
  private static Tuple3<String, Long, byte[]> message(Routed routed, Routing at) {
    Route route = routed.route();
    String key =
        route.kind() == Route.Kind.RULE || route.kind() == Route.Kind.LINK
            ? route.text() + Long.toHexString(routed.selected().identity())
            : route.text();
    return Message.of(key, routed.selected().time(), routed, at.outgoing());
  }
}
