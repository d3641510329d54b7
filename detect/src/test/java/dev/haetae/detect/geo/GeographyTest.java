package dev.haetae.detect.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.model.log.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeographyTest {
  @TempDir private Path folder;

  private final List<Problem> problems = new ArrayList<>();

  private Geography of(Path... files) throws IOException {
    return Geography.of(List.of(files), problems::add);
  }

  private Path table(String text) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), text);
  }

  private Path countries(int ipVersion) throws IOException {
    MmdbWriter writer = new MmdbWriter(ipVersion);
    writer.put("203.0.113.0/24", Map.of("country", Map.of("iso_code", "KR")));
    if (ipVersion == 6) {
      writer.put("2001:db8::/32", Map.of("country_code", "DE"));
    }
    return writer.write(folder.resolve("countries" + ipVersion + ".mmdb"));
  }

  @Test
  void withoutFilesNothingIsKnown() {
    assertThat(Geography.NONE.of("203.0.113.7")).isEqualTo(Place.UNKNOWN);
    assertThat(Geography.NONE.knowsCountries()).isFalse();
  }

  @Test
  void anMmdbTellsCountries() throws IOException {
    Geography geography = of(countries(6));

    assertThat(geography.of("203.0.113.7").country()).isEqualTo("KR");
    assertThat(geography.of("2001:db8::7").country()).isEqualTo("DE");
    assertThat(geography.of("198.51.100.1")).isEqualTo(Place.UNKNOWN);
    assertThat(geography.of("ec2.amazonaws.com")).isEqualTo(Place.UNKNOWN);
    assertThat(geography.knowsCountries()).isTrue();
  }

  @Test
  void anIpv6AddressIsUnknownInAFileOfIpv4() throws IOException {
    Geography geography = of(countries(4));

    assertThat(geography.of("203.0.113.7").country()).isEqualTo("KR");
    // Its first bits are those of 203.0.113.0.
    assertThat(geography.of("cb00:7100::1")).isEqualTo(Place.UNKNOWN);
  }

  @Test
  void severalFilesAreTakenTogether() throws IOException {
    Path networks =
        new MmdbWriter(6)
            .put(
                "203.0.113.0/24",
                Map.of(
                    "autonomous_system_number",
                    64_496,
                    "autonomous_system_organization",
                    "Example"))
            .write(folder.resolve("asn.mmdb"));

    Geography geography = of(countries(6), networks);

    assertThat(geography.of("203.0.113.7")).isEqualTo(new Place("KR", 64_496, "Example"));
  }

  @Test
  void anAddressAskedForAgainMakesNoObjects() throws IOException {
    Geography geography = of(countries(6));

    assertThat(geography.of("203.0.113.7")).isSameAs(geography.of("203.0.113.7"));
  }

  @Test
  void aFileOfCitiesTellsAboutWhere() throws IOException {
    Path cities =
        new MmdbWriter(6)
            .put(
                "203.0.113.0/24",
                Map.of(
                    "country",
                    Map.of("iso_code", "DE"),
                    "location",
                    Map.of("latitude", 52.5, "longitude", 13.4)))
            .write(folder.resolve("city.mmdb"));

    assertThat(of(cities).of("203.0.113.7").point()).contains(new Point(52.5, 13.4));
    assertThat(of(table("203.0.113.0/24,DE,52.5,-13.4\n")).of("203.0.113.7").point())
        .contains(new Point(52.5, -13.4));
  }

  @Test
  void pointsAreAsFarApartAsTheyAre() {
    Point berlin = new Point(52.52, 13.405);
    Point seoul = new Point(37.5665, 126.978);

    assertThat(berlin.kilometresTo(seoul)).isBetween(8_100.0, 8_200.0);
    assertThat(seoul.kilometresTo(seoul)).isZero();
    assertThat(new Point(0, -179.9).kilometresTo(new Point(0, 179.9))).isLessThan(25);
  }

  @Test
  void aTableOfRangesTellsCountriesOrNetworks() throws IOException {
    Geography geography =
        of(
            table(
                """
                start,end,country
                203.0.113.0,203.0.113.127,kr
                198.51.100.0/25,64496,"Example Ltd"
                2001:db8::,2001:db8:ffff:ffff:ffff:ffff:ffff:ffff,DE
                """));

    assertThat(geography.of("203.0.113.127").country()).isEqualTo("KR");
    assertThat(geography.of("203.0.113.128")).isEqualTo(Place.UNKNOWN);
    assertThat(geography.of("198.51.100.127")).isEqualTo(new Place("", 64_496, "Example Ltd"));
    assertThat(geography.of("198.51.100.128")).isEqualTo(Place.UNKNOWN);
    assertThat(geography.of("2001:db8:1::").country()).isEqualTo("DE");
    assertThat(geography.knowsCountries()).isTrue();
  }

  @Test
  void aBrokenRowIsToldWithItsPlace() throws IOException {
    of(table("203.0.113.0,203.0.113.127,KR\n203.0.113,x,KR\n"));

    assertThat(problems).extracting(each -> each.place().line()).containsExactly(2L);
  }

  @Test
  void whatIsNoTableIsRefused() throws IOException {
    Path garbage = table("x y z\n".repeat(100_000));

    assertThatThrownBy(() -> of(garbage)).hasMessageContaining("no table of places");
    assertThat(problems).hasSizeLessThan(500);
  }

  @Test
  void aCutMmdbIsRefusedOrKnowsNothing() throws IOException {
    byte[] whole = Files.readAllBytes(countries(6));
    byte[] end = Arrays.copyOfRange(whole, whole.length / 2, whole.length);
    Path cut = Files.write(folder.resolve("cut.mmdb"), end);

    assertThatThrownBy(() -> of(cut)).hasMessageContaining("cannot be used as MMDB");
  }
}
