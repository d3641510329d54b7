package dev.haetae.detect;

import java.util.Set;

/**
 * The calls of which it is learnt who made what. Those alone that fail where the thing is there
 * already: whoever may write over a thing did not make it.
 */
public final class MakingCalls {
  /** Their names, as events have them. */
  public static final Set<String> ALL =
      Set.of(
          "CreateDetector",
          "CreateEventDataStore",
          "CreateResolverQueryLogConfig",
          "CreateProtection",
          "StartActivityStream",
          "CreateLogGroup",
          "CreateKey",
          "CreateBucket",
          "CreateDBInstance",
          "CreateDBInstanceReadReplica",
          "RestoreDBInstanceFromDBSnapshot",
          "CreateSecret");

  private MakingCalls() {}
}
