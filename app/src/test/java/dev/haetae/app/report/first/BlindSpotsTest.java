package dev.haetae.app.report.first;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.report.Coverage;
import dev.haetae.app.report.Report;
import dev.haetae.app.report.ReportSamples;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlindSpotsTest {

  private static List<String> of(Coverage... coverage) {
    Report report = ReportSamples.report(List.of());
    return BlindSpots.of(
        new Report(
            report.told(),
            List.of(coverage),
            report.tally(),
            report.accountNames(),
            report.paths(),
            report.times(),
            report.made()));
  }

  private static Coverage management(String account, String region) {
    return ReportSamples.coverage("cloudtrail", "management", account, region, 100);
  }

  private static Coverage silent(Coverage coverage, int from, int to) {
    BitSet hours = coverage.hours();
    int first = hours.nextSetBit(0);
    hours.clear(first + from, first + to);
    return new Coverage(
        coverage.log(),
        coverage.kind(),
        coverage.account(),
        coverage.region(),
        coverage.events(),
        coverage.first(),
        coverage.last(),
        hours);
  }

  @Test
  void saysThatTheftOfObjectsIsInvisibleWithoutDataEvents() {
    assertThat(of(management("111122223333", "eu-west-1")))
        .contains("No S3 data events: theft and deletion of objects are not visible.");
  }

  @Test
  void keepsQuietAboutObjectsWhereThereAreDataEvents() {
    assertThat(of(ReportSamples.coverage("cloudtrail", "data:s3", "111122223333", "eu-west-1", 9)))
        .noneMatch(text -> text.contains("S3"));
  }

  @Test
  void namesTheHoursOfSilence() {
    assertThat(
            of(
                management("111122223333", "eu-west-1"),
                silent(management("444455556666", "eu-west-1"), 6, 9)))
        .contains(
            "No cloudtrail (management) of account 444455556666 eu-west-1 2026-03-01 06:00:00 to"
                + " 09:00:00 UTC, while others have it.");
  }

  @Test
  void takesNoSingleHourForSilence() {
    assertThat(
            of(
                management("111122223333", "eu-west-1"),
                silent(management("444455556666", "eu-west-1"), 6, 7)))
        .noneMatch(text -> text.contains("444455556666"));
  }

  @Test
  void namesRegionsThatOnlyTheNeighbourHas() {
    assertThat(
            of(
                management("111122223333", "eu-west-1"),
                management("111122223333", "us-east-1"),
                management("444455556666", "us-east-1")))
        .contains(
            "No CloudTrail of eu-west-1 in account 444455556666, while other accounts have it.");
  }
}
