package dev.haetae.formats.tgwflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.formats.line.Reading;
import dev.haetae.formats.line.Reading.Read;
import dev.haetae.formats.vpcflow.VpcFlow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransitGatewayFlowTest {
  private final TransitGatewayFlow format = new TransitGatewayFlow();
  private final List<String> sample = Reading.sample(format);

  @Test
  void readsARecordByTheHeader() {
    Read event = Reading.of(format, sample).events().get(0);
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
    assertThat(event.account()).isEqualTo("111122223333");
    assertThat(event.region()).isEqualTo("eu-west-1");
    assertThat(event.value("tgw-id")).isEqualTo("tgw-0a1b2c3d4e5f60718");
    assertThat(event.value("dstaddr")).isEqualTo("10.1.2.9");
  }

  @Test
  void readsARecordWithoutAHeaderInTheOrderOfTheDocumentation() {
    assertThat(Reading.one(format, sample.get(1)).value("tgw-pair-attachment-id"))
        .isEqualTo("tgw-attach-1a1b2c3d4e5f60718");
    assertThat(Reading.of(format, sample.subList(1, 3)).notUnderstood()).isEmpty();
  }

  @Test
  void readsAnOrderOfItsOwn() {
    List<String> lines =
        List.of(
            "srcaddr dstaddr tgw-id start log-status bytes",
            "10.0.1.20 10.1.2.9 tgw-0a1b2c3d4e5f60718 1772366400 OK 1840");
    assertThat(Reading.of(format, lines).events().get(0).value("bytes")).isEqualTo("1840");
    assertThat(Reading.recognise(new VpcFlow(), lines)).isEmpty();
  }

  @Test
  void leavesTheFlowLogsOfVpcsAlone() {
    assertThat(Reading.recognise(format, Reading.sample(new VpcFlow()))).isEmpty();
  }
}
