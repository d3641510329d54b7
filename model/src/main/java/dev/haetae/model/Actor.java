package dev.haetae.model;

import java.util.List;

/**
 * Who did what a finding tells of, as far as the log says. Lists are sorted and hold each name
 * once; they grow with the finding and are no part of its identity.
 *
 * @param principal the acting principal, the same across its sessions; empty where unknown
 * @param sessions names of its sessions
 * @param accessKeys ids of the keys used
 * @param addresses where it called from
 * @param userAgents the programs used
 * @param hosts machines it acted from
 */
public record Actor(
    String principal,
    List<String> sessions,
    List<String> accessKeys,
    List<String> addresses,
    List<String> userAgents,
    List<String> hosts) {

  /** Copies the lists. */
  public Actor {
    sessions = List.copyOf(sessions);
    accessKeys = List.copyOf(accessKeys);
    addresses = List.copyOf(addresses);
    userAgents = List.copyOf(userAgents);
    hosts = List.copyOf(hosts);
  }
}
