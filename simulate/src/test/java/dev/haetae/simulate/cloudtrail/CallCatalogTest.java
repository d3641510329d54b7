package dev.haetae.simulate.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.organization.Organization;
import dev.haetae.simulate.organization.OrganizationFounder;
import dev.haetae.simulate.text.ByteText;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallCatalogTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Organization organization =
      OrganizationFounder.found(1, 3, 2, List.of("us-east-1", "eu-west-1"));
  private final Account account = organization.accounts().get(1);
  private final CallCatalog catalog = new CallCatalog(account);
  private final Session session =
      new Sessions(organization)
          .user(account, "somebody", "AKIAABCDEFGHIJKLMNOP", "198.51.100.7", Client.agent());

  @Test
  void writesEveryCallOfItsFilesAsJson() throws IOException, URISyntaxException {
    List<String> calls = calls();
    assertThat(calls).hasSizeGreaterThan(200);
    for (String call : calls) {
      assertThatCode(() -> JSON.readTree(write(call))).as(call).doesNotThrowAnyException();
    }
  }

  private static List<String> calls() throws IOException, URISyntaxException {
    Path folder = Path.of(Objects.requireNonNull(CallCatalog.class.getResource("calls")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().flatMap(CallCatalogTest::callsOf).toList();
    }
  }

  private static Stream<String> callsOf(Path file) {
    String service = file.getFileName().toString().replace(".json", "");
    try {
      JsonNode calls = JSON.readTree(file.toFile()).path("calls");
      return calls.properties().stream().map(entry -> service + ":" + entry.getKey());
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }

  private String write(String call) {
    ByteText text = new ByteText(4096);
    Situation situation = new Situation(account).begin(account, "us-east-1", 1_772_000_000L, 42);
    new RecordWriter(catalog).write(text, call, session, situation);
    return text.toString();
  }

  @Test
  void givesASlotNamedTwiceTheSameValue() throws IOException {
    JsonNode record = JSON.readTree(write("s3:GetObject"));
    String bucket = record.path("requestParameters").path("bucketName").asText();
    assertThat(record.path("resources").get(1).path("ARN").asText())
        .isEqualTo("arn:aws:s3:::" + bucket);
  }

  @Test
  void leavesTheVersionOutOfTheActionsName() {
    assertThat(catalog.find("lambda:ListFunctions20150331").action())
        .isEqualTo("lambda:ListFunctions");
  }

  @Test
  void refusesAWritingCallWithoutAShape() {
    assertThatThrownBy(() -> catalog.find("iam:DeleteEverything"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("iam:DeleteEverything")
        .hasMessageContaining("calls/iam.json");
  }
}
