package dev.haetae.lake.ingest;

import dev.haetae.detect.yaml.YamlFile;
import dev.haetae.formats.Formats;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Which events are kept: the first route that fits an event counts, and what none fits is kept.
 *
 * <pre>{@code
 * - {log: waf, when: {action: [BLOCK, CAPTCHA]}, keep: all}
 * - {log: waf, keep: none}
 * - {log: vpcflow, when: {action: REJECT}, keep: all}
 * - {log: vpcflow, keep: 1 in 10}
 * - {log: alb, keep: detected}
 * }</pre>
 *
 * <p>Of a sample it depends on the event itself whether it is in it, so the same log read again
 * gives the same sample. What is {@code detected} is known in {@code haetae scan --keep} only:
 * events that a rule of a detector selects.
 */
public final class Routes {
  /** Everything is kept. */
  public static final Routes EVERYTHING = new Routes(List.of());

  private static final long LARGEST_FILE = 1L << 20;
  private static final Set<String> KEYS = Set.of("log", "when", "keep");

  private enum Keep {
    ALL,
    NONE,
    DETECTED,
    SAMPLE
  }

  private record Route(String log, Map<String, List<String>> when, Keep keep, int one) {}

  private final List<Route> routes;

  private Routes(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /**
   * Reads a file of routes.
   *
   * @throws IOException where it cannot be read, or says something that is not understood, in words
   *     fit for the user
   */
  public static Routes read(Path file) throws IOException {
    if (Files.size(file) > LARGEST_FILE) {
      throw new IOException(file + ": larger than a file of routes can be (1 MB)");
    }
    String text = Files.readString(file);
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
      Object root = new Load(settings).loadFromString(text);
      if (!(root instanceof List<?> entries)) {
        throw new IOException(file + ": expected a list, such as - {log: waf, keep: none}");
      }
      List<Route> routes = new ArrayList<>();
      for (Object entry : entries) {
        routes.add(route(file + ", route " + (routes.size() + 1), entry));
      }
      return new Routes(routes);
    } catch (YamlEngineException wrong) {
      throw new IOException(YamlFile.refused(file.toString(), text, wrong).toString(), wrong);
    }
  }

  private static Route route(String where, @Nullable Object entry) throws IOException {
    if (!(entry instanceof Map<?, ?> map)) {
      throw new IOException(where + ": expected {log: …, when: {…}, keep: …}");
    }
    for (Object key : map.keySet()) {
      if (!KEYS.contains(String.valueOf(key))) {
        throw new IOException(where + ": \"" + key + "\" is none of log, when, keep");
      }
    }
    String log = String.valueOf(map.get("log"));
    if (Formats.of(log).isEmpty()) {
      throw new IOException(
          where
              + ": no log \""
              + log
              + "\"; there are "
              + String.join(
                  ", ", Formats.all().stream().map(each -> each.catalog().log()).toList()));
    }
    String keep = String.valueOf(map.get("keep"));
    return new Route(log, when(where, log, map.get("when")), keep(where, keep), one(keep));
  }

  private static Map<String, List<String>> when(
      String where, String log, @Nullable Object conditions) throws IOException {
    Map<String, List<String>> when = new LinkedHashMap<>();
    if (conditions == null) {
      return when;
    }
    if (!(conditions instanceof Map<?, ?> map)) {
      throw new IOException(where + ": when: expected fields with values, as {action: BLOCK}");
    }
    for (Map.Entry<?, ?> each : map.entrySet()) {
      String name = String.valueOf(each.getKey());
      Optional<String> path = Formats.of(log).orElseThrow().catalog().path(name);
      when.put(
          path.orElseThrow(() -> new IOException(where + ": " + log + " has no field " + name)),
          each.getValue() instanceof List<?> values
              ? values.stream().map(String::valueOf).toList()
              : List.of(String.valueOf(each.getValue())));
    }
    return when;
  }

  private static Keep keep(String where, String keep) throws IOException {
    return switch (keep) {
      case "all" -> Keep.ALL;
      case "none" -> Keep.NONE;
      case "detected" -> Keep.DETECTED;
      default -> {
        if (one(keep) < 1) {
          throw new IOException(
              where + ": keep: \"" + keep + "\": expected all, none, detected or 1 in N");
        }
        yield Keep.SAMPLE;
      }
    };
  }

  /** The N of one in N; 0 where it is no such thing. */
  private static int one(String keep) {
    return keep.matches("1 in [1-9][0-9]{0,8}") ? Integer.parseInt(keep.substring(5)) : 0;
  }

  /** The paths that must be read to decide. */
  void select(String log, FieldSelection.Builder selection) {
    routes.stream()
        .filter(route -> route.log().equals(log))
        .forEach(route -> route.when().keySet().forEach(selection::add));
  }

  private record Turn(Conditions conditions, Keep keep, int one) {}

  /** Decides for the events of one log. */
  static final class Decision {
    private final List<Turn> turns;

    private Decision(List<Turn> turns) {
      this.turns = turns;
    }

    /** Whether an event is kept. */
    boolean keeps(Event event, boolean detected) {
      for (Turn turn : turns) {
        if (turn.conditions().hold(event)) {
          return switch (turn.keep()) {
            case ALL -> true;
            case NONE -> false;
            case DETECTED -> detected;
            case SAMPLE -> Long.remainderUnsigned(event.identity(), turn.one()) == 0;
          };
        }
      }
      return true;
    }
  }

  Decision of(String log, FieldSelection selection) {
    return new Decision(
        routes.stream()
            .filter(route -> route.log().equals(log))
            .map(route ->
                new Turn(new Conditions(route.when(), selection), route.keep(), route.one()))
            .toList());
  }
}
