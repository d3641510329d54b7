package dev.haetae.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private static final List<String> KNOWN =
      List.of("eventName", "eventSource", "awsRegion", "id", "where", "userIdentity.userName");

  @ParameterizedTest
  @CsvSource({
    "evenName, eventName",
    "eventnam, eventName",
    "eventSoruce, eventSource",
    "wehre, where",
    "di, id",
    "userIdentity.username, userIdentity.userName",
    "AWSREGION, awsRegion",
  })
  void findsWhatWasMeant(String written, String meant) {
    assertThat(NearestName.of(written, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"error", "ab", "''", "whatever", "userIdentity"})
  void findsNothingFarAway(String written) {
    assertThat(NearestName.of(written, KNOWN)).isEmpty();
  }

  @Test
  void prefersTheCapitalsThatWereWritten() {
    assertThat(NearestName.of("usrname", List.of("userName", "username"))).contains("username");
    assertThat(NearestName.of("usrName", List.of("username", "userName"))).contains("userName");
  }

  @Test
  void doesNotLookForWhatIsNoName() {
    assertThat(NearestName.of("a".repeat(100_000), List.of("a".repeat(100_001)))).isEmpty();
  }
}
