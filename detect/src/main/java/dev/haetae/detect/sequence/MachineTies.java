package dev.haetae.detect.sequence;

import dev.haetae.detect.familiar.Familiarity;
import dev.haetae.detect.machine.MachineNames;
import dev.haetae.detect.sequence.Tie.Strength;
import dev.haetae.model.address.AddressScope;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Event;
import java.util.List;
import java.util.regex.Pattern;

/** Ties by where: addresses, machines by each of their names, and who is at their other end. */
final class MachineTies {
  /** What EC2 calls a machine unless told otherwise; it may take the id instead. */
  private static final Pattern BY_ADDRESS = Pattern.compile("ip(-\\d{1,3}){4}");

  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

  private final SequenceSignal signal;
  private final Ties ties;

  MachineTies(SequenceSignal signal, Ties ties) {
    this.signal = signal;
    this.ties = ties;
  }

  void find() {
    addresses();
    hosts();
    clients();
    pods();
    peers();
    inside();
    passedOn();
  }

  private void addresses() {
    String sharer = sharer();
    // Where somebody always is, others are too: an office, the way out of a network.
    boolean isOwnPlace =
        signal.familiarity() == Familiarity.FAMILIAR
            || signal.familiarity() == Familiarity.AMONG_OTHERS;
    for (String address : signal.names(EntityKind.ADDRESS)) {
      if (isPublic(address) && !isOwnPlace) {
        ties.add(address(address, sharer));
      }
    }
  }

  private void hosts() {
    for (String host : signal.names(EntityKind.HOST)) {
      machine(host);
      calledBy(host);
      if (signal.event().log().startsWith("win")) {
        machine(MachineNames.windows(host));
      }
    }
  }

  private void machine(String name) {
    ties.add(new Tie(Tie.MACHINE, name, Strength.SHARED, actor()));
  }

  /** An address on the internet. */
  private Tie address(String address, String sharer) {
    return new Tie(Tie.ADDRESS, address, address, Strength.SHARED, sharer, signal.isGrave());
  }

  /**
   * A finding about an address inside is about the machine that has it, whatever log tells of it.
   */
  private void inside() {
    for (String address : signal.acted("Address")) {
      if (isInside(address)) {
        ties.addInAccount(Tie.MACHINE, address, actor());
        anywhere(address);
        ties.addInAccount(Tie.TARGET, address, "");
      }
    }
  }

  /**
   * Whoever got something out of a machine, by way of what stands before it. Of two clients of one
   * target each is somebody else, and what it did is then of neither.
   */
  private void passedOn() {
    if (signal.outcome() == SequenceSignal.Outcome.FAILED || !signal.isGrave()) {
      return;
    }
    String client = Ties.first(signal.names(EntityKind.ADDRESS));
    for (String machine : signal.acted("Machine")) {
      String address = PORT.matcher(machine).replaceFirst("");
      if (isInside(address)) {
        ties.addInAccount(Tie.TARGET, address, client);
        ties.add(new Tie(Tie.TARGET, address, Strength.SHARED, client));
      }
    }
  }

  /**
   * Sensors and machines do not say whose account they are in: for them an address inside is a name
   * as long as machines of one account only are told of by it.
   */
  private void anywhere(String address) {
    String actor = actor();
    if (actor.startsWith("arn:") || !(actor.isEmpty() || signal.isGrave())) {
      return;
    }
    boolean isKnown =
        !signal.event().account().isEmpty() && !signal.event().account().equals(Event.UNKNOWN);
    String account = isKnown ? Tie.ACCOUNT + signal.event().account() : "";
    ties.add(new Tie(Tie.MACHINE, address, Strength.SHARED, account));
  }

  /**
   * A host called by its address is what a load balancer sends requests to; whose account that is
   * in, hosts do not say.
   */
  private void behind(String address) {
    if (signal.isGrave() && signal.event().account().equals(Event.UNKNOWN)) {
      ties.add(new Tie(Tie.TARGET, address, Strength.SHARED, ""));
    }
  }

  /** Many machines are called by their address or id, which is how other logs know them. */
  private void calledBy(String host) {
    String name = MachineNames.withoutDomain(host);
    if (BY_ADDRESS.matcher(name).matches()) {
      String address = name.substring(name.indexOf('-') + 1).replace('-', '.');
      anywhere(address);
      behind(address);
    }
    if (MachineNames.isInstance(name)) {
      machine(name);
    }
  }

  /** A pod is part of the node it runs on, which its cluster may tell. */
  private void pods() {
    List<String> namespaces = signal.acted("Namespace");
    List<String> pods = signal.acted("Pod");
    if (namespaces.size() == 1) {
      for (String pod : pods) {
        String name = MachineNames.pod(namespaces.get(0), pod);
        machine(name);
      }
    }
    for (String node : signal.acted("Node")) {
      machine(node);
      calledBy(node);
    }
  }

  /** Who comes to a host from inside is at another machine of the same people. */
  private void clients() {
    boolean isOfHost =
        signal.event().account().equals(Event.UNKNOWN) && !signal.names(EntityKind.HOST).isEmpty();
    if (!isOfHost || !signal.isGrave()) {
      return;
    }
    for (String client : signal.names(EntityKind.ADDRESS)) {
      if (isInside(client)) {
        ties.add(new Tie(Tie.CLIENT, client, Strength.SHARED, actor()));
      }
    }
  }

  /** Who is at the other end of what a machine did on the network. */
  private void peers() {
    String machine = Ties.first(signal.acted("Address"));
    for (String peer : signal.peers()) {
      if (isPublic(peer)) {
        ties.add(address(peer, machine));
      }
    }
  }

  /** Whoever did it; accounts that somebody tries share nothing with who tries them. */
  private String actor() {
    return signal.outcome() == SequenceSignal.Outcome.UNPROVEN ? "" : signal.principal();
  }

  private String sharer() {
    if (signal.outcome() == SequenceSignal.Outcome.UNPROVEN) {
      return "";
    }
    if (!signal.principal().isEmpty()) {
      return signal.principal();
    }
    return Ties.first(signal.names(EntityKind.HOST));
  }

  private static boolean isPublic(String address) {
    return AddressScope.of(address) == AddressScope.PUBLIC;
  }

  private static boolean isInside(String address) {
    return AddressScope.of(address) == AddressScope.PRIVATE;
  }
}
