package dev.haetae.detect.organization;

import java.util.List;

/** Knows accounts. */
public interface AccountSource {
  /** Knows none. */
  AccountSource NONE =
      new AccountSource() {
        @Override
        public boolean isOurs(String account) {
          return false;
        }

        @Override
        public boolean isGuest(String accessKey, String account) {
          return false;
        }

        @Override
        public List<String> letIn(String account, String role) {
          return List.of();
        }

        @Override
        public boolean isBeingSetUp(String account, long time) {
          return false;
        }
      };

  /** Whether an account is one of ours. */
  boolean isOurs(String account);

  /**
   * Whether a session was handed out to another account that told the external id agreed on with
   * it, as vendors do.
   *
   * @param accessKey of the session
   */
  boolean isGuest(String accessKey, String account);

  /**
   * The other accounts that were let in to a role within the day before.
   *
   * @param account of the role
   * @param role its name
   */
  List<String> letIn(String account, String role);

  /**
   * Whether an account was made within the day before.
   *
   * @param time microseconds since 1970
   */
  boolean isBeingSetUp(String account, long time);
}
