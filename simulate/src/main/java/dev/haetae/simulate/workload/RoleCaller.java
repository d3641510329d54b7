package dev.haetae.simulate.workload;

import dev.haetae.simulate.cloudtrail.Client;
import dev.haetae.simulate.cloudtrail.Session;
import dev.haetae.simulate.cloudtrail.Sessions;
import dev.haetae.simulate.cloudtrail.Sessions.RoleSession;
import dev.haetae.simulate.organization.Account;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * A role in use.
 *
 * @param lifetime seconds a session is used; 0 where every burst has its own
 * @param phase when in that span sessions begin, seconds
 * @param credentials the role session that starts at a moment
 * @param address where a session is used from
 * @param origin who asks for the session's credentials
 */
record RoleCaller(
    Sessions sessions,
    Account account,
    String region,
    int zoneHours,
    long lifetime,
    long phase,
    LongFunction<RoleSession> credentials,
    LongFunction<String> address,
    Client client,
    Origin origin,
    Map<String, String> values)
    implements Caller {

  /** Who asks for a role session's credentials. */
  interface Origin {
    /** The calls that get them. */
    List<Introduction> ask(RoleSession session, String address, Map<String, String> values);
  }

  @Override
  public long sessionStart(long second) {
    if (lifetime == 0) {
      return second;
    }
    return Math.floorDiv(second - phase, lifetime) * lifetime + phase;
  }

  @Override
  public boolean fresh() {
    return lifetime == 0;
  }

  @Override
  public Session session(long start) {
    return sessions.role(credentials.apply(start), address.apply(start), client);
  }

  @Override
  public List<Introduction> introduction(long start) {
    RoleSession session = credentials.apply(start);
    return origin.ask(session, address.apply(start), granted(session));
  }

  private Map<String, String> granted(RoleSession session) {
    return Map.of(
        "roleArn", session.roleArn(),
        "sessionName", session.name(),
        "grantedKey", session.accessKey(),
        "assumedRoleId", session.roleId() + ":" + session.name(),
        "assumedRoleArn", session.arn());
  }
}
