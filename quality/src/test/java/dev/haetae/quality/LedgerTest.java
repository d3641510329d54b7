package dev.haetae.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  @TempDir Path folder = Path.of("");

  @Test
  void saysWhyEachMissedCaseOfPantherStays() throws IOException {
    Path agreed = Path.of("ledger");
    String notes = Files.readString(agreed.resolve("panther.md"));

    assertThat(Files.readAllLines(agreed.resolve("panther.tsv")))
        .filteredOn(line -> line.matches("[1-9][0-9]*\t.*"))
        .allSatisfy(line -> assertThat(notes).contains("| " + line.split("\t", -1)[1] + " |"));
  }

  @Test
  void whatWasWrittenComparesAsUnchanged() throws IOException {
    List<Case> run = List.of(new Case("b", 1, "-"), new Case("a", 0, "Low X:Y/Z, Low X:Y/W"));

    Ledger.Difference difference = agreed(run).compare(run);

    assertThat(difference).isEqualTo(new Ledger.Difference(List.of(), List.of(), List.of()));
  }

  @Test
  void moreFaultsAreWorse() throws IOException {
    Ledger.Difference difference =
        agreed(List.of(new Case("a", 0, "Low X:Y/Z"))).compare(List.of(new Case("a", 2, "-")));

    assertThat(difference.worse()).containsExactly("a: faults 0 -> 2, met Low X:Y/Z -> -");
  }

  @Test
  void fewerFaultsAreBetter() throws IOException {
    Ledger.Difference difference =
        agreed(List.of(new Case("a", 3, "-"))).compare(List.of(new Case("a", 2, "-")));

    assertThat(difference.better()).hasSize(1);
    assertThat(difference.worse()).isEmpty();
  }

  @Test
  void aCaseThatIsGoneIsWorse() throws IOException {
    Ledger.Difference difference = agreed(List.of(new Case("a", 0, "-"))).compare(List.of());

    assertThat(difference.worse()).containsExactly("a: not measured any more");
  }

  @Test
  void aCaseNobodyAgreedUponIsAdded() throws IOException {
    Ledger.Difference difference = agreed(List.of()).compare(List.of(new Case("a", 1, "-")));

    assertThat(difference.added()).containsExactly("a: -");
    assertThat(difference.worse()).isEmpty();
  }

  @Test
  void aLineOfAnotherShapeIsNamed() throws IOException {
    Path file = folder.resolve("odd.tsv");
    Files.writeString(file, "3 cases");

    assertThatThrownBy(() -> Ledger.read(file)).hasMessageContaining("met \"3 cases\"");
  }

  private Ledger agreed(List<Case> cases) throws IOException {
    Path file = folder.resolve("ledger.tsv");
    Ledger.read(file).write(cases);
    return Ledger.read(file);
  }
}
