package dev.haetae.detect.familiar;

/** Knows from where and with what callers usually call. */
@FunctionalInterface
public interface FamiliaritySource {
  /** Knows nobody. */
  FamiliaritySource NONE = (principal, address, userAgent, time) -> Familiarity.UNKNOWN;

  /**
   * How usual a call is, by what its caller did on the days before.
   *
   * @param principal who calls, as {@code haetae.principal} has it
   * @param address from where
   * @param userAgent with what, as the log has it
   * @param time of the call, microseconds since 1970
   */
  Familiarity of(String principal, String address, String userAgent, long time);

  /** The same of a call to a cluster. */
  default Familiarity inCluster(String principal, String address, String userAgent, long time) {
    return of(principal, address, userAgent, time);
  }

  /**
   * How usual a call is, where it is known in which session it was made.
   *
   * @param session the ARN of the session of a role; empty where there is none
   */
  default Familiarity of(
      String principal, String session, String address, String userAgent, long time) {
    return of(principal, address, userAgent, time);
  }
}
