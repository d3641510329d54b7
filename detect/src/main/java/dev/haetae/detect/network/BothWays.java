package dev.haetae.detect.network;

import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.detect.mechanism.Watcher;

/**
 * Hands a watcher what was sent, and then what came back, where one record is of both. State of
 * flows is kept by what is the same both ways: the account, who called whom, or our side of it.
 *
 * @param watcher is told
 * @param flows what it reads flows with
 */
public record BothWays(Watcher watcher, FlowReader flows) implements Watcher {

  /** The watcher, told of both ways where the log has records of both. */
  public static Watcher over(Watcher watcher, FlowReader flows) {
    return flows.readsBothWays() ? new BothWays(watcher, flows) : watcher;
  }

  @Override
  public boolean wants(Traits traits) {
    return wants(traits, false) || wants(traits, true);
  }

  private boolean wants(Traits traits, boolean back) {
    flows.turn(back);
    try {
      return watcher.wants(traits);
    } finally {
      flows.turn(false);
    }
  }

  @Override
  public String key(Observation observation) {
    return watcher.key(observation);
  }

  @Override
  public void observe(Observation observation, Context context) {
    if (watcher.wants(observation.traits())) {
      watcher.observe(observation, context);
    }
    if (flows.isBothWays(observation)) {
      flows.turn(true);
      try {
        if (watcher.wants(observation.traits())) {
          watcher.observe(observation, context);
        }
      } finally {
        flows.turn(false);
      }
    }
  }
}
