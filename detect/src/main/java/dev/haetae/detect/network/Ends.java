package dev.haetae.detect.network;

import dev.haetae.detect.environment.KnownEnvironment;

/**
 * What flow records with the same texts have in common: their two ends and where they were logged.
 * Where a NAT gateway or load balancer lies between, the ends are those the packets name.
 *
 * @param account the account that logged it; begins the keys of state
 * @param source who sent the packets
 * @param destination who they were sent to
 * @param sourcePlace where the source is
 * @param destinationPlace where the destination is
 * @param sourceIsHere whether the record says that the source is the machine it was logged at
 * @param destinationIsHere whether the record says that of the destination
 * @param machine the instance, or else the network interface, that it was logged at; empty where
 *     that is an interface between the two, which only passes on what others send
 * @param service the AWS service it was sent to, where the record says so
 * @param accepted whether security groups and network ACLs let it through
 */
public record Ends(
    String account,
    String source,
    String destination,
    Whereabouts sourcePlace,
    Whereabouts destinationPlace,
    boolean sourceIsHere,
    boolean destinationIsHere,
    String machine,
    String service,
    boolean accepted) {

  private static final String EGRESS = "egress";
  private static final String INGRESS = "ingress";
  private static final String ABSENT = "-";

  /** The fields of a record that matter, as texts; a dash or nothing where one is missing. */
  record Texts(
      String source,
      String destination,
      String packetSource,
      String packetDestination,
      String direction,
      String instance,
      String networkInterface,
      String service,
      String action) {}

  static Ends of(String account, Texts texts, KnownEnvironment environment) {
    String source = present(texts.packetSource, texts.source);
    String destination = present(texts.packetDestination, texts.destination);
    boolean logsSource = texts.direction.equals(EGRESS) && source.equals(texts.source);
    boolean logsDestination =
        texts.direction.equals(INGRESS) && destination.equals(texts.destination);
    return new Ends(
        account,
        source,
        destination,
        Whereabouts.of(source, environment),
        Whereabouts.of(destination, environment),
        logsSource,
        logsDestination,
        present(
            texts.instance,
            source.equals(texts.source) && destination.equals(texts.destination)
                ? texts.networkInterface
                : ""),
        present(texts.service, ""),
        !texts.action.equals("REJECT"));
  }

  private static String present(String first, String otherwise) {
    return first.isEmpty() || first.equals(ABSENT) ? otherwise : first;
  }

  /** The same of what is sent the other way. */
  Ends turned() {
    return new Ends(
        account,
        /* source= */ destination,
        /* destination= */ source,
        /* sourcePlace= */ destinationPlace,
        /* destinationPlace= */ sourcePlace,
        /* sourceIsHere= */ destinationIsHere,
        /* destinationIsHere= */ sourceIsHere,
        machine,
        "",
        accepted);
  }

  /** Whether a machine of ours spoke to one of others, and was let. */
  public boolean areAMachineAndOneOutside() {
    return accepted && areMachines() && side(true) == Side.OUTBOUND;
  }

  /** Whether both ends are single machines. */
  public boolean areMachines() {
    return sourcePlace != Whereabouts.NOBODY && destinationPlace != Whereabouts.NOBODY;
  }

  /**
   * Where the caller and the called stand to us.
   *
   * @param sourceCalled whether the source is the caller
   */
  public Side side(boolean sourceCalled) {
    boolean callerIsOurs = sourceCalled ? sourceIsOurs() : destinationIsOurs();
    boolean calledIsOurs = sourceCalled ? destinationIsOurs() : sourceIsOurs();
    if (callerIsOurs) {
      return calledIsOurs ? Side.INTERNAL : Side.OUTBOUND;
    }
    return calledIsOurs ? Side.INBOUND : Side.UNKNOWN;
  }

  private boolean sourceIsOurs() {
    return sourceIsHere || sourcePlace == Whereabouts.OURS;
  }

  private boolean destinationIsOurs() {
    return destinationIsHere || destinationPlace == Whereabouts.OURS;
  }

  /** Whether the record was surely logged at the caller. */
  public boolean isLoggedAtCaller(boolean sourceCalled) {
    return sourceCalled ? sourceIsHere : destinationIsHere;
  }
}
