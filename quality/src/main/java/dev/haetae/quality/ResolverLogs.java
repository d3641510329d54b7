package dev.haetae.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.haetae.detect.dns.CarriedText;
import dev.haetae.detect.dns.DomainNames;
import dev.haetae.detect.dns.HostNames;
import dev.haetae.detect.dns.LookUp;
import dev.haetae.detect.dns.NameJudge;
import dev.haetae.detect.dns.NameModel;
import dev.haetae.detect.dns.TunnelWindow;
import dev.haetae.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Look-ups of real tunnels and of ordinary browsing: each tunnel is to be found within a hundred
 * look-ups, and of the ordinary ones none is a tunnel or a generator of names.
 */
final class ResolverLogs implements Evaluation {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int SOON = 100;

  private final DomainNames names = new DomainNames();

  /** What one log came to. */
  private static final class Watch {
    private final CarriedText text = new CarriedText(NameModel.shipped());
    private final NameJudge judge = new NameJudge(NameModel.shipped());
    private final Map<String, TunnelWindow> windows = new HashMap<>();
    private final Map<String, Integer> tunnels = new HashMap<>();
    private final Map<String, HostNames> hosts = new HashMap<>();
    private final Map<String, Integer> generators = new HashMap<>();

    void take(String host, LookUp lookUp) {
      if (lookUp.name().known()) {
        String key = host + " " + lookUp.name().heldDomain();
        TunnelWindow window = windows.computeIfAbsent(key, _ -> new TunnelWindow());
        window.add(lookUp, text);
        if (window.isTunnel()) {
          tunnels.putIfAbsent(key, window.lookUps());
        }
      }
      HostNames domains = hosts.computeIfAbsent(host, _ -> new HostNames());
      domains.add(lookUp, judge);
      if (domains.isGenerator()) {
        generators.putIfAbsent(host, domains.generated());
      }
    }
  }

  @Override
  public String name() {
    return "dns";
  }

  @Override
  public Optional<List<Case>> run() throws IOException {
    Optional<Path> samples = Shared.samples();
    return samples.isEmpty() ? Optional.empty() : Optional.of(measure(samples.get()));
  }

  private List<Case> measure(Path samples) throws IOException {
    List<Case> cases = new ArrayList<>();
    for (String tunnel : List.of("iodine-cname", "dnscat2-cname")) {
      Watch watch = watch(samples.resolve("dns/" + tunnel + ".jsonl"));
      int after = watch.tunnels.values().stream().min(Integer::compare).orElse(Integer.MAX_VALUE);
      cases.add(new Case(tunnel, after <= SOON ? 0 : 1, "found after " + after + " look-ups"));
    }
    Watch ordinary = watch(samples.resolve("dns/normal.jsonl"));
    cases.add(none("tunnels among ordinary look-ups", ordinary.tunnels));
    cases.add(none("generators among ordinary look-ups", ordinary.generators));
    return cases;
  }

  private static Case none(String name, Map<String, Integer> found) {
    return new Case(name, found.size(), found.isEmpty() ? "-" : found.toString());
  }

  private Watch watch(Path log) throws IOException {
    Watch watch = new Watch();
    for (String line : Files.readAllLines(log)) {
      JsonNode record = JSON.readTree(line);
      names
          .read(record.path("query_name").asText())
          .ifPresent(name ->
              watch.take(
                  record.path("srcaddr").asText(),
                  new LookUp(
                      Instant.parse(record.path("query_timestamp").asText()).toEpochMilli() * 1_000,
                      name,
                      record.path("query_type").asText(),
                      record.path("rcode").asText(),
                      record.path("answers").findValuesAsText("Rdata"))));
    }
    return watch;
  }
}
