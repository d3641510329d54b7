package dev.haetae.simulate.workload;

import dev.haetae.simulate.cloudtrail.Session;
import dev.haetae.simulate.organization.Account;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody or something that makes calls all day. */
interface Caller {
  /** The account called. */
  Account account();

  /** The Region called. */
  String region();

  /** Hours the caller's day is ahead of UTC. */
  int zoneHours();

  /** The start of the session in use at a moment, seconds since the epoch. */
  long sessionStart(long second);

  /** Whether every burst has a session of its own. */
  boolean fresh();

  /** The session that started at a moment. */
  Session session(long start);

  /** The calls that gave the session its credentials, as far as they are recorded. */
  List<Introduction> introduction(long start);

  /** What the caller's calls are about, by slot; empty where that is drawn. */
  Map<String, String> values();

  /**
   * How credentials were come by.
   *
   * @param values slots of the call
   * @param twin where the same call is recorded a second time, and by whom there
   */
  record Introduction(
      String call, Session by, Map<String, String> values, Optional<Session> twin) {}
}
