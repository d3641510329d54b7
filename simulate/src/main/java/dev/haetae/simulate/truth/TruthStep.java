package dev.haetae.simulate.truth;

import dev.haetae.simulate.delivery.LogKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One line of the truth file: what one principal did in one Region for one purpose.
 *
 * @param log the log its records are in
 * @param records the ids its events have in the log; the lines themselves where the log has no ids
 * @param time of the first event
 * @param expected finding types a detector may be expected to raise; may be empty
 */
public record TruthStep(
    String attack,
    String step,
    LogKind log,
    List<String> records,
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
    line.put("log", log.name().toLowerCase(Locale.ROOT));
    boolean hasIds = log == LogKind.CLOUDTRAIL || log == LogKind.EKS_AUDIT;
    line.put(hasIds ? "eventIds" : "lines", records);
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
