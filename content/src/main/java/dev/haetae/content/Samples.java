package dev.haetae.content;

import java.util.Optional;

/** Where the events come from that detectors are tested with. */
@FunctionalInterface
public interface Samples {

  /**
   * One event: a JSON object, or for a log that is text a line with places to fill in.
   *
   * @param name log and file: {@code cloudtrail/StopLogging}
   */
  Optional<byte[]> find(String name);

  /** These samples, and where they have none of a name, those. */
  default Samples or(Samples those) {
    return name -> find(name).or(() -> those.find(name));
  }
}
