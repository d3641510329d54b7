package dev.haetae.detect.ahead;

import dev.haetae.detect.Detector;
import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Mechanism;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Parameters;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Watch;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.state.StateCell;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A detector that runs in every scan and finds nothing itself: what it watches is told, ahead of
 * whatever else happened at the same time, to whoever makes findings.
 */
public final class AheadDetector {
  private AheadDetector() {}

  /**
   * Makes one.
   *
   * @param beside a class beside which the file lies
   * @param file its Sigma rule, which says what is watched
   * @param texts the fields that are observed
   */
  public static Detector of(Class<?> beside, String file, List<String> texts) {
    return of(beside, file, new AheadPlan(List.copyOf(texts), Plan.Delivery.AHEAD));
  }

  /**
   * Makes one that is told of the first event within an hour of those alike.
   *
   * @param beside a class beside which the file lies
   * @param file its Sigma rule, which says what is watched
   * @param texts the fields that are observed
   */
  public static Detector hourly(Class<?> beside, String file, List<String> texts) {
    return of(beside, file, new AheadPlan(List.copyOf(texts), Plan.Delivery.FIRST_OF_HOUR_AHEAD));
  }

  private static Detector of(Class<?> beside, String file, AheadPlan plan) {
    Detector read = new DetectorReader().read(file, text(beside, file)).detectors().get(0);
    return new Detector(
        read.file(),
        read.document(),
        read.status(),
        read.finding(),
        read.tests(),
        Optional.of(new Watch(new Learning(file, plan), plan, List.of())));
  }

  private static String text(Class<?> beside, String file) {
    try (InputStream in = beside.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException(file + " is not in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Not found by name: no file of a user is to keep this state twice. */
  private record Learning(String name, AheadPlan plan) implements Mechanism {
    @Override
    public Kind kind() {
      return Kind.CORRELATION;
    }

    @Override
    public String says() {
      return "Learns what findings are explained by.";
    }

    @Override
    public Plan plan(Parameters parameters) {
      return plan;
    }
  }

  private record AheadPlan(List<String> texts, Delivery delivery) implements Plan {
    @Override
    public Set<String> tells() {
      return Set.of();
    }

    @Override
    public List<StateCell<?>> cells() {
      return List.of();
    }

    @Override
    public Watcher watcher(Layout layout, Surroundings surroundings) {
      return new Untold();
    }
  }

  /** Never told: see {@link Plan.Delivery#AHEAD}. */
  private static final class Untold implements Watcher {
    @Override
    public String key(Observation observation) {
      return "";
    }

    @Override
    public void observe(Observation observation, Context context) {
      throw new IllegalStateException("told to who makes findings");
    }
  }
}
