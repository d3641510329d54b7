package dev.haetae.flow.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.content.Content;
import dev.haetae.detect.Detector;
import dev.haetae.detect.DetectorFile;
import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.findings.shape.FindingWriter;
import dev.haetae.findings.shape.Shape;
import dev.haetae.flow.MemoryBundle;
import dev.haetae.flow.Scan;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.match.Detection;
import dev.haetae.flow.read.TimeRange;
import dev.haetae.formats.Formats;
import dev.haetae.model.Limits;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.log.LogBundle;
import dev.haetae.simulate.Simulation;
import dev.haetae.simulate.SimulationPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All detectors find in Flink what they find in a scan: they survive what it does to them. */
class KeyedReplayTest {
  private static final Scan.Options OPTIONS =
      new Scan.Options(Limits.DEFAULT, 2, TimeRange.ALWAYS, false, UnaryOperator.identity());

  /** What content may have none of: the first of an hour, and correlations of correlations. */
  private static final String PECULIAR =
      """
      title: Many kinds of call
      id: 11111111-0000-4000-8000-000000000001
      status: stable
      logsource: {product: aws, service: cloudtrail}
      detection: {all: {eventSource|endswith: .amazonaws.com}, condition: all}
      mechanism: {distinct: {of: eventName, by: haetae.principal, most: 9, told: hour}}
      level: low
      finding:
        type: Discovery:IAMUser/ManyKinds
        identity: [haetae.principal]
        says: "{haetae.principal} made {distinct.count} kinds of call, told {distinct.told} times"
      ---
      title: A list was asked for
      id: 11111111-0000-4000-8000-000000000002
      name: asked
      logsource: {product: aws, service: cloudtrail}
      detection: {list: {eventName|startswith: [List, Describe]}, condition: list}
      level: low
      ---
      title: Many lists were asked for
      id: 11111111-0000-4000-8000-000000000003
      name: often
      correlation:
        type: event_count
        rules: [asked]
        group-by: [haetae.principal]
        timespan: 1h
        condition: {gte: 3}
      level: low
      ---
      title: Again and again many lists were asked for
      id: 11111111-0000-4000-8000-000000000004
      status: stable
      correlation:
        type: event_count
        rules: [often]
        group-by: [recipientAccountId]
        timespan: 1d
        condition: {gte: 3}
      level: low
      finding:
        type: Discovery:IAMUser/OftenManyLists
        says: Lists were asked for again and again
      """;

  private final Detection detection =
      Detection.of(detectors(), List.of(), each -> true, Formats.catalogs(), Surroundings.NONE);

  private static List<Detector> detectors() {
    List<Detector> detectors = new ArrayList<>(Content.load());
    DetectorFile peculiar = new DetectorReader().read("peculiar", PECULIAR);
    assertThat(peculiar.problems()).isEmpty();
    detectors.addAll(peculiar.detectors());
    return detectors;
  }

  private List<Finding> findsWhatAScanFinds(List<LogBundle> logs, int least, int times)
      throws IOException {
    List<Finding> scanned =
        new Scan(detection, OPTIONS, new ProblemAccount())
            .run(logs.iterator(), logs::iterator)
            .findings();
    assertThat(scanned).hasSizeGreaterThan(least);
    for (long seed = 1; seed <= times; seed++) {
      List<Finding> replayed = new KeyedReplay(detection, seed).run(logs, OPTIONS);
      assertThat(replayed).extracting(Finding::id).isEqualTo(ids(scanned));
      for (int at = 0; at < scanned.size(); at++) {
        assertThat(line(replayed.get(at))).isEqualTo(line(scanned.get(at)));
      }
    }
    return scanned;
  }

  private static List<String> ids(List<Finding> findings) {
    return findings.stream().map(Finding::id).toList();
  }

  private static String line(Finding finding) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FindingWriter writer = Shape.JSONL.open(out)) {
      writer.write(finding);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void overAnOrganisationUnderAttack(@TempDir Path folder) throws IOException {
    SimulationPlan plan = SimulationPlan.small(11).withSize(2, 4, 300);
    List<Finding> found =
        findsWhatAScanFinds(files(Simulation.of(plan).write(folder).logs()), 40, 1);
    assertThat(found)
        .extracting(each -> each.type().toString())
        .contains("Discovery:IAMUser/ManyKinds", "Discovery:IAMUser/OftenManyLists");
  }

  @Test
  void overTheSamplesOfAllDetectors() throws IOException {
    List<LogBundle> logs = new ArrayList<>();
    for (String name : Content.sampleNames()) {
      byte[] sample = Content.samples().find(name).orElseThrow();
      String text = new String(sample, StandardCharsets.UTF_8);
      logs.add(new MemoryBundle("samples/" + name, text));
      // Copies of an event must not count twice, wherever their keys lead them.
      if (name.hashCode() % 3 == 0) {
        logs.add(new MemoryBundle("copies/" + name, text));
      }
    }
    findsWhatAScanFinds(logs, 100, 3);
  }

  private static List<LogBundle> files(Path folder) throws IOException {
    List<LogBundle> bundles = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
          String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          bundles.add(new MemoryBundle(folder.relativize(file).toString(), text));
        }
      }
    }
    return bundles;
  }
}
