package dev.haetae.detect.network.unusual;

import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Support;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.network.Caller;
import dev.haetae.detect.network.Ends;
import dev.haetae.detect.network.Flow;
import dev.haetae.detect.network.FlowReader;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Learns which services on the internet each machine uses. State is kept by account, so that a
 * machine without a past can be compared with the others.
 */
record NewServiceWatcher(
    NewService.Limits limits,
    StateCell.OfMap<UsedServices> machines,
    StateCell.OfValue<UsedServices> accounts,
    FlowReader flows)
    implements Watcher {
  static final Set<String> TELLS =
      Set.of(
          "newservice.kind",
          "newservice.ours",
          "newservice.peer",
          "newservice.port",
          "newservice.service",
          "newservice.account",
          "newservice.machine");

  /** Machines of one account that are told apart; those beyond are compared with the account. */
  private static final int MOST_MACHINES = 1 << 16;

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
    return ends.areAMachineAndOneOutside();
  }

  @Override
  public String key(Observation observation) {
    return flows.of(observation).ends().account();
  }

  @Override
  public void observe(Observation observation, Context context) {
    Flow flow = flows.of(observation);
    if (!isUse(flow)) {
      return;
    }
    long hour = observation.hour();
    String kind = kind(flow);
    String service = limits.answered() ? transport(flow) + flow.port() : service(flow, kind);
    StateStore.Members<UsedServices> members = context.state().map(machines);
    String ours = flow.ends().source();
    UsedServices own = members.get(ours).orElseGet(UsedServices::new);
    StateStore.Value<UsedServices> kept = context.state().value(accounts);
    UsedServices account = kept.get().orElseGet(UsedServices::new);
    Optional<Past> ownPast = past(own, service, hour, HistoryScope.MACHINE);
    Optional<Past> accountPast = past(account, service, hour, HistoryScope.ACCOUNT);
    own.use(service, hour);
    account.use(service, hour);
    ownPast
        .or(() -> accountPast)
        .ifPresent(past ->
            context.hit(
                hit(observation, flow, kind, service)
                    .value("newservice.account", accountPast.isPresent() ? "new" : "used")
                    .baseline("usual", past.usual())
                    .baseline("used since", past.since().toString())
                    .baseline("chance of a new service", past.chance(), 4)
                    .baseline("past it is compared with", past.scope().past())
                    .baseline("threshold", Double.toString(limits.chance()))
                    .support(support(past))));
    members.putAmong(MOST_MACHINES, ours, own);
    kept.set(account);
  }

  /** Whether somebody got something out of the service: a connection, or an answer. */
  private boolean isUse(Flow flow) {
    return limits.answered()
        ? flow.caller() == Caller.DESTINATION && !flow.isBare()
        : flow.caller() == Caller.SOURCE && (flow.protocol() != Flow.TCP || !flow.isFailed());
  }

  /**
   * A past in which a service was never used, though it is long enough to judge by.
   *
   * @param chance that the next service would be new
   */
  private record Past(HistoryScope scope, String usual, Instant since, long hours, double chance) {}

  private Optional<Past> past(UsedServices used, String service, long hour, HistoryScope scope) {
    double chance = used.chanceOfNew();
    if (used.knows(service) || used.watched(hour) < limits.learn() || chance > limits.chance()) {
      return Optional.empty();
    }
    Instant since = Instant.ofEpochSecond(used.firstHour() * 3_600);
    return Optional.of(new Past(scope, used.usual(), since, used.watched(hour), chance));
  }

  private Support support(Past past) {
    return Support.ofMeasure(
            limits.chance(),
            past.chance(),
            String.format(
                Locale.ROOT,
                "a chance of %.4f where %s is allowed",
                past.chance(),
                limits.chance()))
        .and(
            Support.ofHistory(
                (double) past.hours(),
                limits.learn() / 4.0,
                past.scope().who() + " watched for " + past.hours() + " hours before"));
  }

  private static Hit hit(Observation observation, Flow flow, String kind, String service) {
    return Hit.since(observation.time())
        .value("newservice.kind", kind)
        .value("newservice.ours", flow.ends().source())
        .value("newservice.peer", flow.ends().destination())
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
      default -> transport(flow) + flow.port();
    };
  }

  private static String transport(Flow flow) {
    return flow.protocol() == Flow.UDP ? "udp " : "tcp ";
  }
}
