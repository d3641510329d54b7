package dev.haetae.flow.keyed;

import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.InProcessStateStore;
import dev.haetae.detect.state.StateCell;
import dev.haetae.flow.Scan;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.match.Detection;
import dev.haetae.formats.Origin;
import dev.haetae.formats.read.LogReader;
import dev.haetae.model.Limits;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.log.LogBundle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Does to detectors what Flink does: files are matched in any order, everything goes as bytes to
 * where its key is, the keys take turns in any order, and again and again what they remember is
 * written down, thrown away and read back.
 */
final class KeyedReplay {
  private static final int MOST_KEYS = 1_000_000;
  private static final int SHORT_CHUNK = 40;

  private final Detection detection;
  private final Random random;
  private final SelectedCodec selectedCodec;
  private final FiredCodec firedCodec;

  KeyedReplay(Detection detection, long seed) {
    this.detection = detection;
    this.random = new Random(seed);
    this.selectedCodec = new SelectedCodec(detection);
    this.firedCodec = new FiredCodec(detection);
  }

  /** Replays logs and returns the findings, in the order of a scan. */
  List<Finding> run(List<LogBundle> bundles, Scan.Options options) throws IOException {
    List<LogBundle> shuffled = new ArrayList<>(bundles);
    Collections.shuffle(shuffled, random);
    List<Fired> fired = judged(routed(selected(shuffled)));
    fired.sort(Fired.ORDER);
    KeyedFindings findings = new KeyedFindings(detection, options.limits());
    for (int at = 0; at < fired.size(); at++) {
      findings.accept(fired.get(at));
      if (at == fired.size() / 2) {
        findings = restarted(findings, options);
      }
    }
    findings.fetchRecords(bundles::iterator, options);
    return findings.findings().toList();
  }

  private KeyedFindings restarted(KeyedFindings findings, Scan.Options options) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    findings.write(new DataOutputStream(bytes));
    KeyedFindings restarted = new KeyedFindings(detection, options.limits());
    restarted.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    return restarted;
  }

  private List<Selected> selected(List<LogBundle> bundles) throws IOException {
    List<Selected> selected = new ArrayList<>();
    MatchStage stage = new MatchStage(detection, each -> selected.add(sent(each, selectedCodec)));
    LogReader reader = new LogReader(detection::wanted, Limits.DEFAULT);
    ProblemAccount problems = new ProblemAccount();
    for (LogBundle bundle : bundles) {
      bundle.forEach(log -> {
        Instant reference = log.modified().orElseThrow();
        try (InputStream in = log.open()) {
          reader.read(Origin.of(log.name(), reference), in, stage::accept, problems);
        }
      });
    }
    return selected;
  }

  private Map<Route, List<Selected>> routed(List<Selected> selected) {
    Map<List<Long>, List<Selected>> copies = new HashMap<>();
    for (Selected each : selected) {
      copies
          .computeIfAbsent(List.of(each.time(), each.identity()), unused -> new ArrayList<>())
          .add(each);
    }
    Router router = new Router(detection, Limits.DEFAULT);
    Map<Route, List<Selected>> routed = new HashMap<>();
    for (List<Selected> group : shuffled(copies.values())) {
      group.sort(Selected.ORDER);
      group.forEach(each ->
          router.accept(
              each,
              one ->
                  routed
                      .computeIfAbsent(one.route(), unused -> new ArrayList<>())
                      .add(sent(one.selected(), selectedCodec))));
    }
    return routed;
  }

  private List<Fired> judged(Map<Route, List<Selected>> routed) {
    List<Fired> fired = new ArrayList<>();
    CopyingStore store = new CopyingStore();
    KeyedStage stage = new KeyedStage(detection, store, Limits.DEFAULT);
    for (Map.Entry<Route, List<Selected>> each : shuffled(routed.entrySet())) {
      List<Selected> group = each.getValue();
      group.sort(Selected.ORDER);
      List<StateCell<?>> cells = KeyedStage.cells(detection, each.getKey());
      InProcessStateStore state = new InProcessStateStore(cells, MOST_KEYS);
      int longest = Math.max(SHORT_CHUNK, group.size() / 5);
      for (int at = 0; at < group.size(); ) {
        store.use(state);
        int end = Math.min(group.size(), at + 1 + random.nextInt(longest));
        for (; at < end; at++) {
          stage.accept(
              new Routed(each.getKey(), group.get(at)), one -> fired.add(sent(one, firedCodec)));
        }
        InProcessStateStore restored = new InProcessStateStore(cells, MOST_KEYS);
        restored.restore(state.snapshot());
        state = restored;
      }
    }
    return fired;
  }

  private <T> List<T> shuffled(Iterable<T> all) {
    List<T> shuffled = new ArrayList<>();
    all.forEach(shuffled::add);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static <T> T sent(T value, Codec<T> codec) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      codec.write(value, new DataOutputStream(bytes));
      return codec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
