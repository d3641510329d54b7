package dev.haetae.files.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredTest {
  private static final Instant PACKED = Instant.parse("2026-03-02T00:00:00Z");
  private static final Stored ARCHIVE =
      new Stored("logs.tar", Optional.of(PACKED), Optional.empty());

  @Test
  void aMemberHasTheTimeItTells() {
    Instant written = Instant.parse("2026-03-01T00:00:00Z");
    assertThat(member(Optional.of(written))).contains(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01T00:00:00Z", "1980-01-01T00:00:00Z", "1980-02-01T00:00:00Z"})
  void aTimeThatLeavesTheTimeOutIsThatOfTheArchive(String none) {
    assertThat(member(Optional.of(Instant.parse(none)))).contains(PACKED);
  }

  @Test
  void aMemberWithoutATimeHasThatOfTheArchive() {
    assertThat(member(Optional.empty())).contains(PACKED);
  }

  private static Optional<Instant> member(Optional<Instant> modified) {
    return ARCHIVE.member("messages", modified).modified();
  }
}
