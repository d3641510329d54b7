package dev.haetae.model.finding;

import java.util.List;

/**
 * How the session that acted came to be: who stands at its start, and which calls led from there to
 * it.
 *
 * @param origin who stands at the start: the ARN of a user, the name of a person at an identity
 *     provider, the session of a workload
 * @param kind what the origin is, by the words of {@code haetae.caller}
 * @param whole whether the start is known; otherwise the origin is itself a session of a role, and
 *     the logs read do not say who began it
 * @param left how many steps in the middle of a long chain are left out
 * @param steps the calls, first the one the origin made, last the one that gave the session
 */
public record RoleChain(String origin, String kind, boolean whole, long left, List<Step> steps) {

  /** Copies the list. */
  public RoleChain {
    steps = List.copyOf(steps);
  }

  /**
   * One call by which a session was handed out.
   *
   * @param time when, microseconds since 1970
   * @param call the operation: {@code AssumeRole}
   * @param by who made it
   * @param session the session it gave
   * @param accessKey the key of that session; empty where the log does not show it
   * @param eventId the event that shows it
   */
  public record Step(
      long time, String call, String by, String session, String accessKey, String eventId) {}
}
