package dev.haetae.detect.chain;

import dev.haetae.model.finding.RoleChain;
import java.util.Optional;

/** Knows how sessions came to be. */
@FunctionalInterface
public interface ChainSource {
  /** Knows nothing. */
  ChainSource NONE = (accessKey, session) -> Optional.empty();

  /**
   * How a session came to be.
   *
   * @param accessKey the key it acts with; empty where the log does not show it
   * @param session its name, the ARN of an assumed role or federated user; may be empty
   * @return empty where the logs do not tell, or more than one person may stand at the start
   */
  Optional<RoleChain> of(String accessKey, String session);
}
