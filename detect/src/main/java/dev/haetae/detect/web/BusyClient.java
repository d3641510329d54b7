package dev.haetae.detect.web;

import com.google.auto.service.AutoService;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Mechanism;
import dev.haetae.detect.mechanism.Parameters;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.mechanism.Watcher;
import dev.haetae.detect.sketch.HourlyMost;
import dev.haetae.detect.state.StateCell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A client that asks one site for far more within an hour than any client did before.
 *
 * <p>Many people behind one address use many programs, so what is needed grows with the different
 * programs seen, up to thirty. Crawlers that say who they are, with an address to read about them,
 * and that asked for the rules of the site ({@code /robots.txt}) may take ten times as much.
 *
 * @see ClientCounts
 */
@AutoService(Mechanism.class)
public final class BusyClient implements Mechanism {
  @Override
  public String name() {
    return "busyclient";
  }

  @Override
  public Kind kind() {
    return Kind.BASELINE;
  }

  @Override
  public String says() {
    return "A client asks a site for far more within an hour than any client did before.";
  }

  @Override
  public Plan plan(Parameters parameters) {
    long least =
        parameters.whole("least", "fewer requests are never found", 1000, 1, Long.MAX_VALUE);
    Limits limits =
        new Limits(
            (int)
                parameters.whole(
                    "learn", "so many hours with any request are the past", 24, 1, HourlyMost.MOST),
            parameters.decimal(
                "times",
                "so many times the most any client asked for in an hour before",
                5,
                1,
                1_000_000),
            least,
            parameters.whole(
                "alone",
                "as `least`, while the past is shorter than `learn`. Ten times `least` where it is not given",
                10 * least,
                1,
                Long.MAX_VALUE));
    return new ClientPlan(
        parameters.texts("site", "the fields that together are the site", List.of("cs-host")),
        parameters.texts("except", "parts of the names of sites that are left out", List.of()),
        parameters.text("client", "the field of the client", "c-ip"),
        parameters.text("program", "the field of its program", "cs-user-agent"),
        parameters.texts(
            "pages",
            "the fields that together are a page, where different pages are counted and not requests",
            List.of()),
        limits,
        new StateCell.OfValue<>(
            parameters.scope() + "/clients", 1, Duration.ofDays(30), ClientCounts.CODEC));
  }

  /**
   * The parameters.
   *
   * @param learn hours
   * @param times the most of any hour
   * @param least of one program
   * @param alone of one program, while little is known
   */
  record Limits(int learn, double times, long least, long alone) {}

  /** The mechanism with the parameters of one file. */
  record ClientPlan(
      List<String> site,
      List<String> except,
      String client,
      String program,
      List<String> pages,
      Limits limits,
      StateCell.OfValue<ClientCounts> counts)
      implements Plan {
    static final String AMOUNT = "client.amount";
    static final String MOST = "client.most";
    static final String PROGRAMS = "client.programs";

    @Override
    public List<String> texts() {
      List<String> texts = new ArrayList<>(site);
      texts.add(client);
      texts.add(program);
      texts.addAll(pages);
      return texts;
    }

    @Override
    public Set<String> tells() {
      return Set.of(AMOUNT, MOST, PROGRAMS);
    }

    @Override
    public List<StateCell<?>> cells() {
      return List.of(counts);
    }

    @Override
    public Watcher watcher(Layout layout, Surroundings surroundings) {
      return new ClientWatcher(this, layout, surroundings.environment());
    }
  }
}
