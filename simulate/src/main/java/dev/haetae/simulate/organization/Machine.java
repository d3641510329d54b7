package dev.haetae.simulate.organization;

/** A virtual machine: what calls, connections and lookups come from. */
public record Machine(
    String instanceId,
    String networkInterface,
    String privateAddress,
    String publicAddress,
    String role,
    String region) {}
