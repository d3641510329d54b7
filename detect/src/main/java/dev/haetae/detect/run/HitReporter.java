package dev.haetae.detect.run;

import dev.haetae.detect.Detector;
import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.owner.InterfaceOwner;
import dev.haetae.detect.owner.InterfaceSource;
import dev.haetae.detect.owner.ServiceAddresses;
import dev.haetae.detect.owner.ServiceSource;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;

/** Makes events of what mechanisms found, so that findings can be made of those. For one thread. */
public final class HitReporter {
  /** Of the feeds in which something was found: most find nothing, and compiling cases takes. */
  private final IdentityHashMap<Feed, Words> words = new IdentityHashMap<>();

  /** What is needed to speak of one feed. */
  private record Words(Cases cases, HitEvents events, Layout.Text networkInterface) {}

  /** What a hit tells that the other end of a machine's traffic is in. */
  private static final String PEER = "volume.peer";

  private final InterfaceSource interfaces;
  private final ServiceSource services;

  /**
   * A reporter of hits.
   *
   * @param interfaces asked whose the interface is at which something was observed
   * @param services asked whether the other end is a store of AWS
   */
  public HitReporter(InterfaceSource interfaces, ServiceSource services) {
    this.interfaces = interfaces;
    this.services = services;
  }

  private static Words words(Feed feed) {
    Cases cases =
        new Cases(
            List.copyOf(feed.detectors().values()),
            feed.catalog(),
            FieldSelection.Builder.from(feed.fields()));
    return new Words(cases, new HitEvents(feed), feed.layout().text("interface-id"));
  }

  /**
   * Reports a hit.
   *
   * @param rule the rule that told the mechanism, one of the feed's
   * @param observation what the mechanism was told of when it found something
   */
  public void report(Feed feed, int rule, Observation observation, Hit hit, WatchEngine.Sink sink) {
    Words at = words.computeIfAbsent(feed, HitReporter::words);
    Detector detector = Objects.requireNonNull(feed.detectors().get(rule));
    Hit told = stored(owned(at.networkInterface().of(observation), feed, hit));
    Event event = at.events().event(observation, told);
    sink.hit(detector, at.cases().chosen(detector, event), event, feed.catalog(), told);
  }

  /** The hit, and whether what was sent went to a store of AWS. */
  private Hit stored(Hit hit) {
    String peer = hit.values().getOrDefault(PEER, "");
    return !peer.isEmpty() && services.isStore(peer)
        ? hit.value(ServiceAddresses.FIELD, "yes")
        : hit;
  }

  /** The hit, and whose the interface is; only where a detector of the feed may speak of it. */
  private Hit owned(String networkInterface, Feed feed, Hit hit) {
    if (networkInterface.isEmpty() || feed.fields().number(InterfaceOwner.KIND) < 0) {
      return hit;
    }
    return interfaces
        .of(networkInterface)
        .map(owner ->
            hit.value(InterfaceOwner.KIND, owner.kind())
                .value(InterfaceOwner.NAME, owner.name())
                .value(InterfaceOwner.WHAT, owner.words(networkInterface)))
        .orElse(hit);
  }
}
