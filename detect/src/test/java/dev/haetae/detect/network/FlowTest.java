package dev.haetae.detect.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowTest {
  private static final String OURS = "10.0.1.20";
  private static final String NAT = "10.0.0.220";
  private static final String OUTSIDE = "198.51.100.9";

  @Test
  void whoSentASynAloneCalled() {
    Flow flow = Records.tcp(OURS, 40_000, OUTSIDE, 50_000).flags(2).flow();

    assertThat(flow.from()).isEqualTo(OURS);
    assertThat(flow.port()).isEqualTo(50_000);
  }

  @Test
  void whoSentSynAndAckAtOnceWasCalledThoughMoreFlagsWereAdded() {
    Flow flow = Records.tcp(OUTSIDE, 50_000, OURS, 40_000).flags(18 | 1 | 4).flow();

    assertThat(flow.from()).isEqualTo(OURS);
    assertThat(flow.to()).isEqualTo(OUTSIDE);
    assertThat(flow.port()).isEqualTo(50_000);
    assertThat(flow.fromCaller()).isFalse();
  }

  @Test
  void theMiddleOfAConnectionIsJudgedByItsPorts() {
    assertThat(Records.tcp(OURS, 443, OUTSIDE, 51_000).flags(0).flow().from()).isEqualTo(OUTSIDE);
    assertThat(Records.tcp(OURS, 51_000, OUTSIDE, 443).flags(0).flow().from()).isEqualTo(OURS);
  }

  @ParameterizedTest
  @CsvSource({
    "52000, 443, SOURCE",
    "443, 52000, DESTINATION",
    "1024, 443, SOURCE",
    "5432, 9999, DESTINATION",
    "9999, 52000, DESTINATION",
    "40000, 50000, UNKNOWN",
    "53, 53, UNKNOWN",
    "123, 123, UNKNOWN"
  })
  void withoutFlagsThePortMoreLikeAServiceWasCalled(long source, long destination, Caller caller) {
    assertThat(Records.tcp(OURS, source, OUTSIDE, destination).flow().caller()).isEqualTo(caller);
  }

  @Test
  void whatWasTurnedAwayIsACallThoughBothPortsAreHigh() {
    Flow flow = Records.tcp(OUTSIDE, 40_000, OURS, 50_000).rejected().flow();

    assertThat(flow.caller()).isEqualTo(Caller.SOURCE);
  }

  @Test
  void anAnswerThatWasTurnedAwayIsNoCall() {
    Flow flow = Records.tcp(OUTSIDE, 443, OURS, 50_000).rejected().flow();

    assertThat(flow.from()).isEqualTo(OURS);
  }

  @Test
  void aPingIsNobodysCall() {
    assertThat(Records.tcp(OURS, 0, OUTSIDE, 0).protocol(1).flow().caller())
        .isEqualTo(Caller.UNKNOWN);
  }

  @Test
  void behindANatGatewayTheEndsAreThoseOfThePackets() {
    Flow toNat = Records.tcp(OURS, 40_000, NAT, 443).packet(OURS, OUTSIDE).flow();
    Flow fromNat = Records.tcp(NAT, 443, OURS, 40_000).packet(OUTSIDE, OURS).flow();

    assertThat(toNat.to()).isEqualTo(OUTSIDE);
    assertThat(toNat.side()).isEqualTo(Side.OUTBOUND);
    assertThat(fromNat.from()).isEqualTo(OURS);
    assertThat(fromNat.to()).isEqualTo(OUTSIDE);
  }

  @Test
  void theDirectionAtANatGatewayIsNotThatOfThePacketsEnds() {
    Flow toNat =
        Records.tcp(OURS, 40_000, NAT, 443).packet(OURS, OUTSIDE).direction("ingress").flow();

    assertThat(toNat.side()).isEqualTo(Side.OUTBOUND);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.1.20, 198.51.100.9, '', OUTBOUND",
    "198.51.100.9, 10.0.1.20, '', INBOUND",
    "10.0.1.20, 172.31.0.5, '', INTERNAL",
    "10.0.1.20, 100.64.3.3, '', INTERNAL",
    "fd00::1, 2001:db8::1, '', OUTBOUND",
    "2600:1f18::1, 2001:db8::1, '', UNKNOWN",
    "2600:1f18::1, 2001:db8::1, egress, OUTBOUND",
    "2600:1f18::1, 2001:db8::1, ingress, INBOUND"
  })
  void theSideFollowsFromTheAddressesAndTheDirection(
      String source, String destination, String direction, Side side) {
    Flow flow = Records.tcp(source, 40_000, destination, 443).direction(direction).flow();

    assertThat(flow.side()).isEqualTo(side);
  }

  @Test
  void theSideOfAnAnswerIsThatOfTheCall() {
    assertThat(Records.tcp(OUTSIDE, 443, OURS, 40_000).flow().side()).isEqualTo(Side.OUTBOUND);
  }

  @ParameterizedTest
  @CsvSource({
    "-, 10.0.1.20",
    "10.0.1.20, 224.0.0.251",
    "0.0.0.0, 255.255.255.255",
    "fe80::1, ff02::1:ff00:99e",
    "127.0.0.1, 10.0.1.20"
  })
  void whatIsNoMachineIsNobody(String source, String destination) {
    assertThat(Records.tcp(source, 0, destination, 0).flow().ends().areMachines()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    // A SYN, and one repeated.
    "1, 44, true",
    "1, 60, true",
    "3, 180, true",
    // A SYN and the reset that followed the answer.
    "2, 84, true",
    // A handshake closed at once, by a load balancer.
    "3, 164, false",
    "4, 216, false",
    // A request.
    "6, 700, false"
  })
  void withoutFlagsItsSizeTellsWhetherACallCameToNothing(long packets, long bytes, boolean failed) {
    Flow flow = Records.tcp(OURS, 40_000, OUTSIDE, 80).carrying(packets, bytes).flow();

    assertThat(flow.isFailed()).isEqualTo(failed);
  }

  @ParameterizedTest
  @CsvSource({"3, 180, 2, true", "4, 216, 2, true", "3, 164, 3, false", "3, 164, 6, false"})
  void flagsTellIt(long packets, long bytes, long flags, boolean failed) {
    Flow flow = Records.tcp(OURS, 40_000, OUTSIDE, 80).carrying(packets, bytes).flags(flags).flow();

    assertThat(flow.isFailed()).isEqualTo(failed);
  }

  @ParameterizedTest
  @CsvSource({"1, 40, false", "1, 44, true", "1, 60, true", "5, 900, true"})
  void anAnswerLargerThanAResetShowsAnOpenPort(long packets, long bytes, boolean open) {
    Flow flow = Records.tcp(OUTSIDE, 22, OURS, 40_000).carrying(packets, bytes).flow();

    assertThat(flow.answersOpen()).isEqualTo(open);
  }
}
