package dev.haetae.flow.continuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.detect.Detector;
import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.flow.MemoryBundle;
import dev.haetae.flow.Scan;
import dev.haetae.flow.ScanResult;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.match.Detection;
import dev.haetae.flow.read.TimeRange;
import dev.haetae.formats.Formats;
import dev.haetae.model.Limits;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.log.LogBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scans that continue one another find what one scan finds. */
class StateFolderTest {
  private static final String RULES =
      """
      title: Many kinds of call
      id: 11111111-0000-4000-8000-000000000005
      status: stable
      logsource: {product: aws, service: cloudtrail}
      detection: {sel: {eventSource: iam.amazonaws.com}, condition: sel}
      mechanism: {distinct: {of: eventName, by: haetae.principal, most: 5}}
      finding: {type: "Discovery:IAMUser/ManyKinds", identity: [haetae.principal], says: "{distinct.told}"}
      ---
      title: Many kinds of call, hourly
      id: 11111111-0000-4000-8000-000000000006
      status: stable
      logsource: {product: aws, service: cloudtrail}
      detection: {sel: {eventSource: iam.amazonaws.com}, condition: sel}
      mechanism: {distinct: {of: eventName, by: haetae.principal, most: 5, told: hour}}
      finding: {type: "Discovery:IAMUser/ManyKindsHourly", identity: [distinct.told], says: "{distinct.told}"}
      ---
      title: A call was made
      id: 11111111-0000-4000-8000-000000000007
      status: stable
      logsource: {product: aws, service: cloudtrail}
      detection: {sel: {eventName: Call1}, condition: sel}
      level: low
      ---
      title: A call was made often
      id: 11111111-0000-4000-8000-000000000008
      status: stable
      correlation:
        type: event_count
        rules: [called]
        group-by: [haetae.principal]
        timespan: 2h
        condition: {gte: 4}
      level: low
      ---
      title: Another call was made
      id: 11111111-0000-4000-8000-000000000009
      name: called
      status: stable
      logsource: {product: aws, service: cloudtrail}
      detection: {sel: {eventName: Call2}, condition: sel}
      level: low
      """;

  @TempDir private Path temporary;
  private Path folder = Path.of("");

  @BeforeEach
  void nameAFolder() {
    folder = temporary.resolve("state");
  }

  private static Detection detection(String... ids) {
    List<Detector> detectors = new DetectorReader().read("rules", RULES).detectors();
    assertThat(detectors).hasSize(5);
    return Detection.of(
        detectors,
        List.of(),
        each -> ids.length == 0 || List.of(ids).contains(each.id()),
        Formats.catalogs(),
        Surroundings.NONE);
  }

  private static Scan scan(Detection detection) {
    Scan.Options options =
        new Scan.Options(Limits.DEFAULT, 2, TimeRange.ALWAYS, false, UnaryOperator.identity());
    return new Scan(detection, options, new ProblemAccount());
  }

  private static ScanResult alone(List<LogBundle> files) {
    return scan(detection()).run(files.iterator(), files::iterator);
  }

  private ScanResult continued(List<LogBundle> files) {
    return continued(files, files::iterator);
  }

  private ScanResult continued(List<LogBundle> files, Supplier<Iterator<LogBundle>> again) {
    try (StateFolder state = StateFolder.open(folder)) {
      return scan(detection()).continuing(state).run(files.iterator(), again);
    }
  }

  /** A file for each hour of a day, of some calls of two users. */
  private static List<LogBundle> day() {
    return hours(24);
  }

  private static List<LogBundle> hours(int hours) {
    Random random = new Random(11);
    List<LogBundle> files = new ArrayList<>();
    for (int hour = 0; hour < hours; hour++) {
      List<String> calls = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        calls.add(call(hour * 3600 + random.nextInt(3600), random.nextInt(9), random.nextInt(2)));
      }
      Collections.sort(calls);
      files.add(
          new MemoryBundle("hour-" + hour, "{\"Records\":[" + String.join(",", calls) + "]}"));
    }
    return files;
  }

  private static String call(int second, int kind, int user) {
    return """
    {"eventVersion":"1.08","userIdentity":{"type":"IAMUser",\
    "arn":"arn:aws:iam::111122223333:user/user%d","accountId":"111122223333"},\
    "eventTime":"2026-03-%02dT%02d:%02d:%02dZ",\
    "eventSource":"iam.amazonaws.com","eventName":"Call%d","awsRegion":"us-east-1",\
    "sourceIPAddress":"203.0.113.7","userAgent":"aws-cli/2","eventID":"%s",\
    "recipientAccountId":"111122223333"}\
    """
        .formatted(
            user,
            1 + second / 86_400,
            second / 3600 % 24,
            second / 60 % 60,
            second % 60,
            kind,
            new UUID(second, kind * 2L + user));
  }

  @Test
  void scansThatContinueFindWhatOneScanFinds() {
    List<LogBundle> files = day();
    List<Finding> expected = alone(files).findings();
    assertThat(expected).hasSizeGreaterThan(4);
    for (int cut : new int[] {1, 9, 20}) {
      folder = temporary.resolve("cut-" + cut);
      continued(files.subList(0, cut));
      ScanResult second = continued(files.subList(cut, files.size()));
      assertThat(second.findings()).isEqualTo(expected);
      assertThat(second.judged().continuation()).isEmpty();
    }
  }

  @Test
  void aHundredScansFindWhatOneScanFindsAndKeepNoMoreEvidenceThanIsSpokenOf() throws IOException {
    // Of detectors whose findings are always about the same two users; each finding keeps its own.
    Detection detection =
        detection("11111111-0000-4000-8000-000000000005", "11111111-0000-4000-8000-000000000008");
    List<LogBundle> files = hours(100);
    List<Long> sizes = new ArrayList<>();
    List<Finding> last = List.of();
    for (LogBundle file : files) {
      try (StateFolder state = StateFolder.open(folder)) {
        List<LogBundle> one = List.of(file);
        last = scan(detection).continuing(state).run(one.iterator(), one::iterator).findings();
      }
      sizes.add(evidenceLeft());
    }
    assertThat(last).isEqualTo(scan(detection).run(files.iterator(), files::iterator).findings());
    assertThat(last)
        .hasSizeGreaterThan(2)
        .allSatisfy(
            each -> assertThat(each.evidence()).isNotEmpty().noneMatch(one -> one.raw().isEmpty()));
    long early = Collections.max(sizes.subList(0, 40));
    assertThat(Collections.max(sizes.subList(60, 100))).isLessThan(early * 5 / 4);
  }

  private long evidenceLeft() throws IOException {
    try (Stream<Path> inside = Files.walk(folder)) {
      List<Path> evidence =
          inside.filter(each -> each.getFileName().toString().equals("evidence")).toList();
      assertThat(evidence).hasSize(1);
      return Files.size(evidence.get(0));
    }
  }

  @Test
  void refusesEvidenceThatIsNotWhole() throws IOException {
    continued(day());
    Path file = folder.resolve("generation-1").resolve("evidence");
    Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 100));
    assertThatThrownBy(() -> continued(day()))
        .isInstanceOf(StateFolder.Unusable.class)
        .hasMessageContaining("not as long as it was left");
  }

  @Test
  void anHourCutInTwoIsStillOneHour() {
    List<LogBundle> whole = List.of(file(call(10, 1, 0), call(20, 2, 0), call(30, 1, 0)));
    continued(List.of(file(call(10, 1, 0), call(20, 2, 0))));
    assertThat(continued(List.of(file(call(30, 1, 0)))).findings())
        .extracting(Finding::id)
        .isEqualTo(alone(whole).findings().stream().map(Finding::id).toList());
  }

  private static LogBundle file(String... calls) {
    return new MemoryBundle("file", "{\"Records\":[" + String.join(",", calls) + "]}");
  }

  @Test
  void whatWasReadBeforeCountsNoMore() {
    List<LogBundle> files = day();
    List<Finding> once = continued(files).findings();
    ScanResult again = continued(files);
    assertThat(again.findings()).isEqualTo(once);
    assertThat(again.read().duplicates()).isEqualTo(24 * 12L);
  }

  @Test
  void aScanThatIsKilledLeavesTheStateAsItWas() {
    List<LogBundle> files = day();
    continued(files.subList(0, 10));
    assertThatThrownBy(() ->
            continued(
                files.subList(10, 24),
                () -> {
                  throw new IllegalStateException("killed");
                }))
        .hasMessage("killed");
    assertThat(continued(files.subList(10, 24)).findings()).isEqualTo(alone(files).findings());
  }

  @Test
  void takesAwayWhatAScanLeftThatWasKilledBeforeItTookAwayTheOneBefore() throws IOException {
    List<LogBundle> files = day();
    continued(files.subList(0, 5));
    continued(files.subList(5, 10));
    Path forgotten = Files.createDirectory(folder.resolve("generation-1"));
    Files.writeString(forgotten.resolve("findings"), "records of logs");

    continued(files.subList(10, 24));

    assertThat(forgotten).doesNotExist();
  }

  @Test
  void eventsThatComeLateAreTold() {
    List<LogBundle> files = day();
    continued(files.subList(5, 24));
    assertThat(continued(files.subList(0, 5)).judged().continuation())
        .singleElement()
        .asString()
        .startsWith("60 events came late");
  }

  @Test
  void refusesAFolderThatAnotherScanUses() {
    try (StateFolder other = StateFolder.open(folder)) {
      assertThat(other.isEmpty()).isTrue();
      assertThatThrownBy(() -> continued(day()))
          .isInstanceOf(StateFolder.Unusable.class)
          .hasMessageContaining("another scan is using");
    }
  }

  @Test
  void refusesAFolderOfOtherThings() throws IOException {
    Files.createDirectory(folder);
    Files.writeString(folder.resolve("thesis.txt"), "precious");
    assertThatThrownBy(() -> continued(day()))
        .isInstanceOf(StateFolder.Unusable.class)
        .hasMessageContaining("thesis.txt");
  }

  @Test
  void refusesWhatAnotherVersionLeft() throws IOException {
    continued(day());
    byte[] current = Files.readAllBytes(folder.resolve("current"));
    current[7] = 9;
    Files.write(folder.resolve("current"), current);
    assertThatThrownBy(() -> continued(day()))
        .isInstanceOf(StateFolder.Unusable.class)
        .hasMessageContaining("writes version 9 of it, this one writes 5");
  }

  /** Half of the events met before would read as fewer, and the rest would count once more. */
  @ParameterizedTest
  @ValueSource(strings = {"identities", "findings", "detectors", "evidence", "evidence-index"})
  void refusesAFileThatIsNotAsItWasLeft(String name) throws IOException {
    continued(day());
    Path file = folder.resolve("generation-1").resolve(name);
    byte[] bytes = Files.readAllBytes(file);

    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2 & ~7));
    assertThatThrownBy(() -> continued(day()))
        .isInstanceOf(StateFolder.Unusable.class)
        .hasMessage(
            file
                + " cannot be read: it is not as long as it was left; scan anew with an empty folder");

    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> continued(day()))
        .isInstanceOf(StateFolder.Unusable.class)
        .hasMessageContaining("it is not as it was left");
  }

  @Test
  void refusesHalfOfWhatSaysWhichStateIsCurrent() throws IOException {
    continued(day());
    Path current = folder.resolve("current");
    Files.write(current, java.util.Arrays.copyOf(Files.readAllBytes(current), 12));
    assertThatThrownBy(() -> continued(day()))
        .isInstanceOf(StateFolder.Unusable.class)
        .hasMessageContaining("current cannot be read: it is not as long as it was left");
  }

  @Test
  void refusesToBeginAnewBesideWhatLaterScansLeft() throws IOException {
    continued(day().subList(0, 5));
    continued(day().subList(5, 10));
    Files.delete(folder.resolve("current"));
    assertThatThrownBy(() -> continued(day()))
        .isInstanceOf(StateFolder.Unusable.class)
        .hasMessageContaining("has generation-2 of earlier scans")
        .hasMessageContaining("\"current\" that belongs to it is gone");
  }

  @Test
  void refusesAFileInPlaceOfAFolder() throws IOException {
    Files.writeString(folder, "precious");
    assertThatThrownBy(() -> continued(day()))
        .isInstanceOf(StateFolder.Unusable.class)
        .hasMessageContaining("is a file");
  }

  @Test
  void refusesStateThatIsNotWhole() throws IOException {
    continued(day());
    Path file = folder.resolve("generation-1").resolve("detectors");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> continued(day()))
        .isInstanceOf(StateFolder.Unusable.class)
        .hasMessageContaining("scan anew");
  }
}
