package dev.haetae.formats.auditd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.Origin;
import dev.haetae.formats.read.LogReader;
import dev.haetae.formats.read.RecordReader;
import dev.haetae.model.Limits;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.log.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which records of an audit log are one event. */
class AuditEventsTest {
  private static final FieldSelection WANTED = wanted();

  /** A record may be of four kilobytes. */
  private static final Limits SHORT = Limits.DEFAULT.with(new Limits.Records(4096, 64, 1_000));

  private final List<String> events = new ArrayList<>();
  private final List<String> raw = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private static FieldSelection wanted() {
    FieldSelection.Builder wanted = new FieldSelection.Builder();
    List.of("type", "auid", "haetae.command", "name").forEach(wanted::add);
    return wanted.build();
  }

  private static String stamp(int serial) {
    return "msg=audit(1772366400.125:" + serial + "):";
  }

  private static String call(int serial) {
    return "type=SYSCALL " + stamp(serial) + " syscall=59 auid=1000 exe=\"/usr/bin/cat\"\n";
  }

  private static String command(int serial) {
    return "type=EXECVE " + stamp(serial) + " argc=2 a0=\"cat\" a1=\"/etc/shadow\"\n";
  }

  private static String path(int serial, String name) {
    return "type=PATH " + stamp(serial) + " item=0 name=\"" + name + "\"\n";
  }

  private void read(Limits limits, String text) throws IOException {
    new LogReader(log -> WANTED, limits)
        .read(
            Origin.of("audit.log", Instant.parse("2026-03-02T00:00:00Z")),
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            event -> {
              events.add(words(event) + " " + event.place());
              raw.add(event.raw().text());
            },
            problems::add);
  }

  private void read(String text) throws IOException {
    read(Limits.DEFAULT, text);
    assertThat(problems).isEmpty();
  }

  private static String words(Event event) {
    List<String> words = new ArrayList<>();
    for (int field = 0; field < WANTED.size(); field++) {
      List<String> values = new ArrayList<>();
      for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
        values.add(event.text(value));
      }
      words.add(String.join("|", values));
    }
    return String.join(" ", words);
  }

  @Test
  void recordsWithOneStampAreOneEvent() throws Exception {
    read(call(1) + command(1) + path(1, "/usr/bin/cat") + call(2));
    assertThat(events)
        .containsExactly(
            "SYSCALL|EXECVE|PATH 1000 cat /etc/shadow /usr/bin/cat audit.log:1",
            "SYSCALL 1000   audit.log:4");
  }

  @Test
  void whatAnotherEventStandsBetweenIsNotJoined() throws Exception {
    read(call(1) + call(2) + command(1));
    assertThat(events)
        .containsExactly(
            "SYSCALL 1000   audit.log:1",
            "SYSCALL 1000   audit.log:2",
            "EXECVE  cat /etc/shadow  audit.log:3");
  }

  @Test
  void machinesAreToldApart() throws Exception {
    read("node=a " + call(1) + "node=b " + command(1));
    assertThat(events).hasSize(2);
  }

  @Test
  void theLastEventNeedsNoLineEnd() throws Exception {
    read((call(1) + command(1)).stripTrailing());
    assertThat(events).containsExactly("SYSCALL|EXECVE 1000 cat /etc/shadow  audit.log:1");
  }

  @Test
  void whatIsReadInPartsIsJoinedAllTheSame() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int serial = 1; serial <= 5000; serial++) {
      text.append(call(serial)).append(command(serial)).append(path(serial, "/x" + serial));
    }
    read(text.toString());
    assertThat(events).hasSize(5000);
    assertThat(events.get(4999))
        .isEqualTo("SYSCALL|EXECVE|PATH 1000 cat /etc/shadow /x5000 audit.log:14998");
  }

  @Test
  void anEventLongerThanARecordMayBeIsReadInParts() throws Exception {
    StringBuilder text = new StringBuilder(call(1));
    for (int item = 0; item < 200; item++) {
      text.append(path(1, "/a/path/of/some/length/" + item));
    }
    read(SHORT, text + call(2));
    assertThat(events).hasSizeBetween(2, 10);
    assertThat(String.join(" ", events)).contains("length/0", "length/199");
    assertThat(problems).isEmpty();
  }

  @Test
  void whatWasKeptOfAnEventIsReadAgainAsTheSame() throws Exception {
    read(call(1) + command(1) + path(1, "/usr/bin/cat"));
    Event again =
        new RecordReader(log -> WANTED, Limits.DEFAULT)
            .read("auditd", "", raw.get(0).getBytes(StandardCharsets.UTF_8), "audit.log", 1);
    assertThat(words(again) + " " + again.place()).isEqualTo(events.get(0));
  }
}
