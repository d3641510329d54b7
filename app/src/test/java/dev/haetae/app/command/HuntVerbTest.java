package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.app.outcome.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HuntVerbTest {
  @TempDir private Path folder;

  private Path log = Path.of("");

  @BeforeEach
  void writeALookUp() throws IOException {
    Files.createDirectories(folder.resolve("intel"));
    log =
        Files.writeString(
            Files.createDirectories(folder.resolve("logs")).resolve("dns.json"),
            """
            {"version":"1.100000","account_id":"111122223333","region":"us-east-1","vpc_id":"vpc-0a1b2c3d4e5f60718",\
            "query_timestamp":"2024-03-04T05:06:07Z","query_name":"www.bad-host.com.","query_type":"A","query_class":"IN",\
            "rcode":"NOERROR","answers":[{"Rdata":"203.0.113.7","Type":"A","Class":"IN"}],"srcaddr":"10.0.4.17",\
            "srcport":"51620","transport":"UDP","srcids":{"instance":"i-1234567890abcdef0"}}
            """);
  }

  private Run hunt(Object... words) {
    List<Object> all = new ArrayList<>(List.of("hunt", log, "--intel", folder.resolve("intel")));
    all.addAll(List.of(words));
    return Run.of(all);
  }

  @Test
  void findsAnIndicatorThatIsGiven() {
    Run run = hunt("--indicator", "hxxp://bad-host[.]com/", "--fail-on", "low");

    assertThat(run.out()).contains("A host queried a domain on your threat list", "bad-host.com");
    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void findsWhatAReportNames() throws IOException {
    Path report = Files.writeString(folder.resolve("report.txt"), "They used 203.0.113[.]7.");

    Run run = hunt("--indicators", report);

    assertThat(run.out()).contains("203.0.113.7 is listed as threat by report.txt");
    assertThat(run.err()).contains("hunting for 1 indicator");
  }

  @Test
  void findsWhatABundleNames() throws IOException {
    Path bundle =
        Files.writeString(
            folder.resolve("bundle.json"),
            "{\"type\":\"bundle\",\"objects\":[{\"type\":\"indicator\",\"pattern_type\":\"stix\","
                + "\"pattern\":\"[domain-name:value = 'bad-host.com']\"}]}");

    assertThat(hunt("--indicators", bundle).out()).contains("bad-host.com");
  }

  @Test
  void findsWhatCameToNothing() throws IOException {
    Path refused =
        Files.writeString(
            folder.resolve("auth.log"),
            """
            2026-03-01T12:00:00Z web1 sshd[77]: Failed password for ana from 203.0.113.7 port 5022 ssh2
            2026-03-01T12:00:01Z web1 sshd[78]: Accepted publickey for ana from 10.0.0.9 port 5023 ssh2
            """);

    Run run =
        Run.of(
            List.<Object>of(
                "hunt", refused, "--intel", folder.resolve("intel"), "--indicator", "203.0.113.7"));

    assertThat(run.out()).contains("203.0.113.7", "Something that is hunted for stands in");
  }

  @Test
  void findsNothingWhereNothingIs() {
    Run run = hunt("--indicator", "203.0.113.8", "--fail-on", "low");

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void saysThatThereIsNothingToHuntFor() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.txt"), "nothing of note\n");

    assertThat(hunt().err()).contains("nothing to hunt for");
    assertThat(hunt("--indicator", "1.2.3.4/33").code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(hunt("--indicators", empty).code()).isEqualTo(ExitCode.NOT_READABLE);
  }
}
