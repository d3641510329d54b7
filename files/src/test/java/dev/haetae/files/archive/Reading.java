package dev.haetae.files.archive;

import dev.haetae.model.Limits;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that came of unpacking some bytes called {@code it}. */
public record Reading(Map<String, byte[]> logs, List<Problem> problems) {

  public static Reading of(byte[] stored) throws IOException {
    return of(stored, Limits.DEFAULT);
  }

  public static Reading of(byte[] stored, Limits limits) throws IOException {
    return of(stored, limits, Gunzip.JDK);
  }

  public static Reading of(byte[] stored, Limits limits, Gunzip gunzip) throws IOException {
    Reading reading = new Reading(new LinkedHashMap<>(), new ArrayList<>());
    new Unpacker(limits, gunzip, reading.problems::add)
        .unpack(
            new Stored("it", Optional.empty(), Optional.empty()),
            new ByteArrayInputStream(stored),
            log -> {
              try (InputStream bytes = log.open()) {
                reading.logs.put(log.name(), bytes.readAllBytes());
              }
            });
    return reading;
  }

  public List<Reason> reasons() {
    return problems.stream().map(Problem::reason).toList();
  }

  /** The bytes of the one log. */
  public byte[] only() {
    if (logs.size() != 1) {
      throw new AssertionError("one log was expected, not " + logs.keySet() + " " + problems);
    }
    return logs.values().iterator().next();
  }
}
