package dev.haetae.detect.network;

import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Support;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** Learns which services on the internet each machine uses; state is kept by its address. */
record NewServiceWatcher(
    NewService.Limits limits, StateCell.OfValue<UsedServices> cell, Flow.Reader flows)
    implements Watcher {
  static final Set<String> TELLS =
      Set.of(
          "newservice.kind",
          "newservice.ours",
          "newservice.peer",
          "newservice.port",
          "newservice.service",
          "newservice.machine");

  private static final int DNS = 53;
  private static final int DNS_OVER_TLS = 853;
  private static final int HTTPS = 443;
  private static final int MAIL = 25;

  /**
   * Addresses of public resolvers that answer over HTTPS, as their makers publish them: Google,
   * Cloudflare, Quad9, OpenDNS, AdGuard.
   */
  private static final Set<String> RESOLVERS =
      Set.of(
          "8.8.8.8",
          "8.8.4.4",
          "2001:4860:4860::8888",
          "2001:4860:4860::8844",
          "1.1.1.1",
          "1.0.0.1",
          "1.1.1.2",
          "1.0.0.2",
          "1.1.1.3",
          "1.0.0.3",
          "2606:4700:4700::1111",
          "2606:4700:4700::1001",
          "9.9.9.9",
          "149.112.112.112",
          "9.9.9.10",
          "149.112.112.10",
          "2620:fe::fe",
          "2620:fe::9",
          "208.67.222.222",
          "208.67.220.220",
          "94.140.14.14",
          "94.140.15.15");

  @Override
  public boolean wants(Traits traits) {
    Ends ends = flows.ends(traits);
    return ends.accepted() && ends.areMachines() && ends.side(true) == Side.OUTBOUND;
  }

  @Override
  public String key(Observation observation) {
    return flows.caller(observation);
  }

  @Override
  public void observe(Observation observation, Context context) {
    Flow flow = flows.of(observation);
    if (flow.caller() != Caller.SOURCE || (flow.protocol() == Flow.TCP && flow.isFailed())) {
      return;
    }
    String kind = kind(flow);
    String service = service(flow, kind);
    StateStore.Value<UsedServices> kept = context.state().value(cell);
    UsedServices used = kept.get().orElseGet(UsedServices::new);
    double chance = used.chanceOfNew();
    boolean judged =
        used.watched(observation.hour()) >= limits.learn() && chance <= limits.chance();
    String usual = judged ? used.usual() : "";
    if (used.use(service, observation.hour()) && judged) {
      context.hit(
          hit(observation, flow, kind, service)
              .baseline("usual", usual)
              .baseline("used since", Instant.ofEpochSecond(used.firstHour() * 3_600).toString())
              .baseline("chance of a new service", chance, 4)
              .baseline("threshold", Double.toString(limits.chance()))
              .support(support(used.watched(observation.hour()), chance)));
    }
    kept.set(used);
  }

  private Support support(long hours, double chance) {
    return Support.ofMeasure(
            limits.chance(),
            chance,
            String.format(
                Locale.ROOT, "a chance of %.4f where %s is allowed", chance, limits.chance()))
        .and(
            Support.ofHistory(
                (double) hours,
                limits.learn() / 4.0,
                "the machine watched for " + hours + " hours before"));
  }

  private static Hit hit(Observation observation, Flow flow, String kind, String service) {
    return Hit.since(observation.time())
        .value("newservice.kind", kind)
        .value("newservice.ours", flow.from())
        .value("newservice.peer", flow.to())
        .value("newservice.port", Long.toString(flow.port()))
        .value("newservice.service", service)
        .value("newservice.machine", flow.ends().machine());
  }

  private static String kind(Flow flow) {
    if (flow.port() == DNS) {
      return "dns";
    }
    if (flow.port() == DNS_OVER_TLS) {
      return "dot";
    }
    if (flow.port() == HTTPS && RESOLVERS.contains(flow.to())) {
      return "doh";
    }
    return flow.protocol() == Flow.TCP && flow.port() == MAIL ? "mail" : "port";
  }

  /**
   * Resolvers are told apart by address, for which of them is asked is what matters; others not.
   */
  private static String service(Flow flow, String kind) {
    return switch (kind) {
      case "dns", "dot", "doh" -> kind + " " + flow.to();
      default -> (flow.protocol() == Flow.UDP ? "udp " : "tcp ") + flow.port();
    };
  }
}
