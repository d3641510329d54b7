package dev.haetae.detect.correlation;

import dev.haetae.detect.Detector;
import java.util.List;
import java.util.Map;

/**
 * A correlation holds for a group, at the event that made it so or continued it.
 *
 * @param detector the correlation's detector
 * @param since time of the earliest event in the window
 * @param begins whether it did not hold for the group's event before
 * @param group what it is grouped by: name as the rule writes it to value
 * @param baseline what was measured and what it was compared with
 * @param evidence numbers of the events that contributed since the last hit of the group: the first
 *     and the last of them where there are many
 */
public record CorrelationHit(
    Detector detector,
    long since,
    boolean begins,
    Map<String, String> group,
    Map<String, String> baseline,
    List<Long> evidence) {}
