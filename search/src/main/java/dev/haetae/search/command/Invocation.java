package dev.haetae.search.command;

import dev.haetae.search.plan.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A command as it stands in a search.
 *
 * @param name of the command
 * @param arguments the words behind the name, quotes taken away
 * @param written the same words as they are written
 * @param search the whole search
 * @param range of time of the search
 * @param now what times are relative to
 * @param time how long it may take, what is left of the time of the search
 * @param preparing whether it runs as what another command wants done first
 */
public record Invocation(
    String name,
    List<String> arguments,
    List<String> written,
    String search,
    TimeRange range,
    Instant now,
    Duration time,
    boolean preparing) {
  public Invocation {
    arguments = List.copyOf(arguments);
    written = List.copyOf(written);
  }
}
