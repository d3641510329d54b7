package dev.haetae.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.JsonReading.Read;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class XmlReadingTest {
  private static final String LOGON =
      "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>"
          + "<Provider Name='Microsoft-Windows-Security-Auditing' Guid='{54849625-5478-4994-a5ba-3e3b0328c30d}'/>"
          + "<EventID>4625</EventID><Version>0</Version><Level>0</Level><Task>12544</Task><Opcode>0</Opcode>"
          + "<Keywords>0x8010000000000000</Keywords><TimeCreated SystemTime='2026-03-01T12:00:00.1234567Z'/>"
          + "<EventRecordID>571146</EventRecordID><Correlation/><Execution ProcessID='636' ThreadID='4280'/>"
          + "<Channel>Security</Channel><Computer>web-1.example.com</Computer><Security/></System><EventData>"
          + "<Data Name='SubjectUserName'>-</Data><Data Name='TargetUserName'>ana &amp; eve</Data>"
          + "<Data Name='Status'>0xc000006d</Data><Data Name='LogonType'>3</Data>"
          + "<Data Name='IpAddress'>203.0.113.7</Data><Data Name='IpPort'>0</Data></EventData></Event>";

  private static final String START =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">
        <System>
          <Provider Name="Microsoft-Windows-Sysmon">
          </Provider>
          <EventID Qualifiers="0">1</EventID>
          <TimeCreated SystemTime="2026-03-01T12:00:05.000000Z">
          </TimeCreated>
          <Channel>Microsoft-Windows-Sysmon/Operational</Channel>
          <Computer>web-1.example.com</Computer>
        </System>
        <EventData>
          <Data Name="Image">C:\\Windows\\System32\\whoami.exe</Data>
          <Data Name="User">EXAMPLE\\ana</Data>
        </EventData>
      </Event>
      """;

  @Test
  void readsEventsOneALineAsWevtutilWritesThem() {
    JsonReading reading = JsonReading.of(LOGON + "\r\n" + LOGON.replace("4625", "4624") + "\r\n");
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.events()).extracting(Read::log).containsExactly("windowsxml", "windowsxml");
    Read event = reading.events().get(0);
    assertThat(event.text("EventID")).isEqualTo("4625");
    assertThat(event.text("Computer")).isEqualTo("web-1.example.com");
    assertThat(event.text("Provider_Name")).isEqualTo("Microsoft-Windows-Security-Auditing");
    assertThat(event.text("TargetUserName")).isEqualTo("ana & eve");
    assertThat(event.text("haetae.principal")).isEqualTo("ana & eve");
    assertThat(event.text("IpAddress")).isEqualTo("203.0.113.7");
    assertThat(event.time())
        .isEqualTo(Instant.parse("2026-03-01T12:00:00Z").getEpochSecond() * 1_000_000 + 123_456);
  }

  @Test
  void readsEventsInAnElementThatHoldsThemAll() {
    JsonReading reading =
        JsonReading.of(
            "\uFEFF<?xml version=\"1.0\"?>\n<Events>" + LOGON + LOGON + "\n" + LOGON + "</Events>");
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.events()).hasSize(3);
  }

  @Test
  void readsEventsOverManyLinesAsEvtxDumpWritesThem() {
    JsonReading reading = JsonReading.of("Record 1\n" + START + "Record 2\n" + START);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.events()).hasSize(2);
    assertThat(reading.events().get(1).text("EventID")).isEqualTo("1");
    assertThat(reading.events().get(1).text("Image"))
        .isEqualTo("C:\\Windows\\System32\\whoami.exe");
  }

  @Test
  void readsEventsBehindTheTimeOfAnExport() {
    JsonReading reading =
        JsonReading.of(
            "2026-03-01T12:00:01.000Z " + LOGON + "\n2026-03-01T12:00:02.000Z " + LOGON + "\n");
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.events()).extracting(each -> each.text("EventID")).containsOnly("4625");
  }

  @Test
  void readsEventsThatMessagesOfASubscriptionCarry() {
    JsonReading reading =
        JsonReading.of(
            "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"111122223333\",\"logEvents\":[{\"id\":\"1\","
                + "\"timestamp\":1772366400000,\"message\":\""
                + LOGON.replace("\\", "\\\\").replace("\"", "\\\"")
                + "\"}]}");
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.events()).extracting(Read::account).containsExactly("111122223333");
    assertThat(reading.events()).extracting(each -> each.text("EventID")).containsExactly("4625");
  }

  @Test
  void leavesOutAnEventThatIsNotWellFormedAndReadsTheNext() {
    String broken = LOGON.replace("</System>", "</Sistem>");
    JsonReading reading = JsonReading.of(LOGON + "\n" + broken + "\n" + LOGON);
    assertThat(reading.events()).hasSize(2);
    assertThat(reading.problems()).extracting(Problem::reason).containsExactly(Reason.MALFORMED);
    assertThat(reading.problems().get(0).place().toString()).endsWith(":2");
  }

  @Test
  void reportsAnEventThatIsCutOff() {
    JsonReading reading = JsonReading.of(LOGON + "\n" + LOGON.substring(0, LOGON.length() - 3));
    assertThat(reading.events()).hasSize(1);
    assertThat(reading.problems()).extracting(Problem::reason).containsExactly(Reason.TRUNCATED);
  }

  @Test
  void reportsTextBetweenEvents() {
    JsonReading reading = JsonReading.of(LOGON + "\nno such channel\n" + LOGON);
    assertThat(reading.events())
        .extracting(Read::log)
        .containsExactly("windowsxml", "text", "windowsxml");
  }

  @Test
  void reportsAnEventNestedTooDeep() {
    JsonReading reading =
        JsonReading.of("<Event >" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</Event>");
    assertThat(reading.problems()).extracting(Problem::reason).contains(Reason.TOO_DEEP);
    assertThat(reading.events()).isEmpty();
  }
}
