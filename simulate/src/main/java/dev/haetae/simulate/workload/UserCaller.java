package dev.haetae.simulate.workload;

import dev.haetae.simulate.cloudtrail.Session;
import dev.haetae.simulate.organization.Account;
import java.util.List;
import java.util.Map;

/** An IAM user with a long-lived key: always the same session. */
record UserCaller(Session session, int zoneHours) implements Caller {
  @Override
  public Account account() {
    return session.account();
  }

  @Override
  public String region() {
    return session.account().mainRegion();
  }

  @Override
  public long sessionStart(long second) {
    return 0;
  }

  @Override
  public boolean fresh() {
    return false;
  }

  @Override
  public Session session(long start) {
    return session;
  }

  @Override
  public List<Introduction> introduction(long start) {
    return List.of();
  }

  @Override
  public Map<String, String> values() {
    return Map.of();
  }
}
