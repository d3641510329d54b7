package dev.haetae.detect.network.flood;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.network.Flow;
import dev.haetae.detect.network.Records;
import dev.haetae.detect.network.Watched;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloodTest {
  private static final String OURS = "10.0.1.20";
  private static final String OUTSIDE = "198.51.100.9";

  private final Watched watched =
      Watched.by("flood: {by: own, attempts: 100, datagrams: 1000}", Surroundings.NONE);

  private void send(int records, long packets, boolean answered) {
    for (int i = 0; i < records; i++) {
      watched.tell(
          i,
          Records.tcp(OURS, 40_000, OUTSIDE, 9_987)
              .protocol(Flow.UDP)
              .carrying(packets, packets * 500));
      if (answered) {
        watched.tell(
            i,
            Records.tcp(OUTSIDE, 9_987, OURS, 40_000)
                .protocol(Flow.UDP)
                .carrying(packets / 2, packets * 100));
      }
    }
  }

  @Test
  void whatNobodyAnswersIsAFlood() {
    send(5, 400, false);

    assertThat(watched.hits())
        .singleElement()
        .satisfies(hit -> assertThat(hit.values()).containsEntry("flood.kind", "udp"));
  }

  @Test
  void whatIsAnsweredIsNone() {
    send(50, 400, true);

    assertThat(watched.hits()).isEmpty();
  }

  @Test
  void twoRecordsOfTenMinutesAreTooFewToJudgeBy() {
    send(2, 100_000, false);

    assertThat(watched.hits()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "6, 40000, 443, true, SYN",
    "17, 40000, 53, true, DNS",
    "17, 40000, 80, true, UDP_ON_TCP_PORT",
    "17, 40000, 443, true, UDP",
    "17, 123, 40000, false, REFLECTION",
    "17, 443, 40000, false, UDP",
    "2, 0, 0, true, UNUSUAL_PROTOCOL",
    "1, 0, 0, true, NONE",
    "50, 0, 0, false, NONE"
  })
  void kindsAreToldApart(
      long protocol, long source, long target, boolean outbound, FloodKind kind) {
    assertThat(FloodKind.of(protocol, source, target, outbound)).isEqualTo(kind);
  }

  @Test
  void goesOnWhereItWasWritten() throws IOException {
    Stream stream = new Stream();
    stream.begin(7, 600);
    stream.sent(Records.tcp(OURS, 40_000, OUTSIDE, 53).flow(), OUTSIDE);
    stream.answered(Records.tcp(OUTSIDE, 53, OURS, 40_000).flow());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Stream.CODEC.write(stream, new DataOutputStream(bytes));

    assertThat(
            Stream.CODEC.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .usingRecursiveComparison()
        .isEqualTo(stream);
  }
}
