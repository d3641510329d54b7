package dev.haetae.simulate.attack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of the truth file: what one principal did in one Region for one purpose.
 *
 * @param eventIds the ids its events have in the logs; empty where the log has no ids
 * @param time of the first event
 * @param expected finding types a detector may be expected to raise; may be empty
 */
record TruthStep(
    String attack,
    String step,
    List<String> eventIds,
    String account,
    String region,
    String time,
    String principal,
    String accessKey,
    String address,
    String technique,
    List<String> expected) {

  Map<String, Object> asJson() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("attack", attack);
    line.put("step", step);
    line.put("eventIds", eventIds);
    line.put("account", account);
    line.put("region", region);
    line.put("time", time);
    line.put("principal", principal);
    line.put("accessKey", accessKey);
    line.put("address", address);
    line.put("technique", technique);
    if (!expected.isEmpty()) {
      line.put("expected", expected);
    }
    return line;
  }
}
