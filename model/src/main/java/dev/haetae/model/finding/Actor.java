package dev.haetae.model.finding;

import dev.haetae.model.event.EntityKind;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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
 * @param unlisted where there were more names than a list holds: the kind to the number of
 *     occurrences under names that are not listed
 * @param chains how the sessions it acted in came to be, as far as the logs tell; those of one
 *     origin once
 */
public record Actor(
    String principal,
    List<String> sessions,
    List<String> accessKeys,
    List<String> addresses,
    List<String> userAgents,
    List<String> hosts,
    SortedMap<EntityKind, Long> unlisted,
    List<RoleChain> chains) {

  /** Nobody that is known. */
  public static final Actor NOBODY =
      new Actor("", List.of(), List.of(), List.of(), List.of(), List.of());

  /** An actor of whom everything is listed, and no chain is known. */
  public Actor(
      String principal,
      List<String> sessions,
      List<String> accessKeys,
      List<String> addresses,
      List<String> userAgents,
      List<String> hosts) {
    this(principal, sessions, accessKeys, addresses, userAgents, hosts, new TreeMap<>(), List.of());
  }

  /** Copies the lists. */
  public Actor {
    sessions = List.copyOf(sessions);
    accessKeys = List.copyOf(accessKeys);
    addresses = List.copyOf(addresses);
    userAgents = List.copyOf(userAgents);
    hosts = List.copyOf(hosts);
    chains = List.copyOf(chains);
    unlisted = Collections.unmodifiableSortedMap(new TreeMap<>(unlisted));
  }
}
