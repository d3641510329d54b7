package dev.haetae.detect.sigma;

import java.util.List;
import java.util.Optional;

/**
 * What a Sigma document says of itself.
 *
 * @param id its UUID, or its name where it has none, or else its title
 * @param name its short name
 * @param title what it finds, in a line
 * @param description what it finds, in full
 * @param status stable, test, experimental, deprecated or unsupported; also opt-in, which is ours
 * @param level informational, low, medium, high or critical; medium where it does not say
 * @param tags such as {@code attack.t1562.008}
 * @param falsePositives what else it may be
 */
public record Header(
    String id,
    Optional<String> name,
    String title,
    String description,
    String status,
    String level,
    List<String> tags,
    List<String> falsePositives) {}
