package dev.haetae.lake.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.model.SecretReference;
import dev.haetae.model.event.Activity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LakeSettingsTest {
  @TempDir private Path folder;

  private static LakeSettings read(String text) {
    return LakeSettings.read("lake.yml", text);
  }

  @Test
  void saysHowLongEachTableIsKept() {
    assertThat(read("keep:\n  network: 90d\n  api: 7y\n").kept())
        .containsOnly(
            java.util.Map.entry(Activity.NETWORK, Duration.ofDays(90)),
            java.util.Map.entry(Activity.API, Duration.ofDays(7 * 366)));
  }

  @Test
  void othersStandsForWhatIsNotNamed() {
    LakeSettings settings = read("keep: {finding: forever, others: 1y, dns: 5d}");
    assertThat(settings.kept())
        .doesNotContainKey(Activity.FINDING)
        .containsEntry(Activity.DNS, Duration.ofDays(5))
        .containsEntry(Activity.HTTP, Duration.ofDays(366))
        .hasSize(Activity.values().length - 1);
  }

  @Test
  void aLakeWithoutTheFileKeepsAll() throws IOException {
    assertThat(LakeSettings.of(folder)).isEqualTo(LakeSettings.NONE);
    Files.writeString(folder.resolve(LakeSettings.FILE), "# nothing yet\n");
    assertThat(LakeSettings.of(folder)).isEqualTo(LakeSettings.NONE);
  }

  @Test
  void aMistakeIsPointedAt() {
    assertThatThrownBy(() -> read("keep:\n  network: 90 days\n"))
        .isInstanceOf(LakeUnusable.class)
        .hasMessage(
            "lake.yml:2:12: expected days or years, such as 90d or 7y, or forever; met the text \"90"
                + " days\"\n"
                + "  network: 90 days\n"
                + "           ^");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "keep: {networks: 90d} | lake.yml:1:8: no table \"networks\"; there are api,",
        "keeep: {} | the key \"keeep\" is unknown here; did you mean keep?",
        "keep: 90d | lake.yml:1:7: expected",
        "keep: {api: [1d]} | lake.yml:1:13: expected",
        "- keep | lake.yml:1:1: expected",
        "keep: { | not readable as YAML",
        "keep: {api: 1d, api: 2d} | lake.yml:1:17"
      })
  void whatIsNotUnderstoodIsRefused(String text, String said) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(LakeUnusable.class)
        .hasMessageContaining(said);
  }

  @Test
  void namesTheDatabaseOfTheCatalog() {
    CatalogAddress address =
        read("catalog: {url: 'jdbc:postgresql://db:5432/lake?sslmode=verify-full', user: h,"
                + " password: env:PW}")
            .catalog()
            .orElseThrow();
    assertThat(address.shown()).isEqualTo("postgresql://db:5432/lake");
    assertThat(address.user()).contains("h");
    assertThat(address.password()).contains(new SecretReference("env", "PW"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "catalog: {url: 'jdbc:postgresql://h/d', password: hunter2}",
        "catalog: {url: 'jdbc:postgresql://u:hunter2@h/d'}",
        "catalog: {url: 'jdbc:postgresql://h/d?user=u&password=hunter2'}",
        "catalog: {url: 'jdbc:postgresql://h/d?sslpassword=hunter2'}"
      })
  void aSecretInTheFileIsRefusedAndNotRepeated(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(LakeUnusable.class)
        .hasMessageStartingWith("lake.yml:1:")
        .hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:sqlite:/etc/passwd",
        "jdbc:postgresql://h/d?socketFactory=org.example.Any",
        "jdbc:postgresql://h/d?loggerFile=/etc/cron.d/x",
        "jdbc:postgresql:d"
      })
  void anAddressThatNamesAnythingElseIsRefused(String url) {
    assertThatThrownBy(() -> read("catalog: {url: '" + url + "'}"))
        .isInstanceOf(LakeUnusable.class)
        .hasMessageContaining("expected ");
  }
}
