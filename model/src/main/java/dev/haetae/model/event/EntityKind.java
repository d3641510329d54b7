package dev.haetae.model.event;

/** What kind of thing a finding or a timeline can be about. */
public enum EntityKind {
  /** Who acts, the same across sessions: a user, a role, a person behind a role. */
  PRINCIPAL,
  /** One session of a principal. */
  SESSION,
  /** A key id. */
  ACCESS_KEY,
  /** Where a call comes from: an IP address. */
  ADDRESS,
  /** The program that calls, as it names itself. */
  USER_AGENT,
  /** A machine. */
  HOST,
  /** A name that was looked up. */
  DOMAIN,
  /** What is acted upon. */
  RESOURCE
}
