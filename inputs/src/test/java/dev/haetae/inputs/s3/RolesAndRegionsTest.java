package dev.haetae.inputs.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.files.archive.Gunzip;
import dev.haetae.files.archive.Unpacker;
import dev.haetae.model.Limits;
import dev.haetae.model.log.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What S3Mock cannot show: roles, and buckets of other Regions. */
class RolesAndRegionsTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "aws.accessKeyId", "AKIAQQQQQQQQEXAMPLE1",
          "aws.secretAccessKey", "test",
          "aws.sharedCredentialsFile", "/nonexistent",
          "aws.configFile", "/nonexistent",
          "aws.disableEc2Metadata", "true");

  private final List<Problem> problems = new ArrayList<>();
  private LocalAws aws;

  @BeforeEach
  void start() throws IOException {
    SETTINGS.forEach(System::setProperty);
    aws = LocalAws.start();
  }

  @AfterEach
  void stop() {
    aws.close();
    SETTINGS.keySet().forEach(System::clearProperty);
  }

  @Test
  void readsAsTheRole() throws IOException {
    try (S3Connection connection = new S3Connection(byRole(LocalAws.ROLE))) {
      assertThat(read(connection)).containsExactly("{\"a\":1}\n");
    }
    assertThat(problems).isEmpty();
    assertThat(aws.asked())
        .hasSize(3)
        .satisfies(asked -> {
          assertThat(asked.get(0)).startsWith("AssumeRole AKIAQQQQQQQQEXAMPLE1/");
          assertThat(asked.get(1)).startsWith("ListObjectsV2 null ASIAQQQQQQQQEXAMPLE1/");
          assertThat(asked.get(2)).startsWith("GetObject null ASIAQQQQQQQQEXAMPLE1/");
        });
  }

  @Test
  void tellsThatTheRoleMayNotBeTakenOn() throws IOException {
    try (S3Connection connection = new S3Connection(byRole("arn:aws:iam::111122223333:role/no"))) {
      assertThat(read(connection)).isEmpty();
    }
    assertThat(problems)
        .extracting(Problem::detail)
        .containsExactly(
            "the role may not be taken on; its trust policy and these credentials must both allow"
                + " sts:AssumeRole");
  }

  @Test
  void readsABucketOfAnotherRegion() throws IOException {
    S3Options options = new S3Options(Optional.empty(), Optional.empty(), Optional.of("us-east-1"));
    try (S3Connection connection = new S3Connection(options, new Redirecting(aws.endpoint()))) {
      assertThat(read(connection)).containsExactly("{\"a\":1}\n");
    }
    assertThat(problems).isEmpty();
    assertThat(aws.asked().get(0)).contains("us-east-1");
    assertThat(aws.asked().get(aws.asked().size() - 1))
        .startsWith("GetObject logs.s3.eu-west-1.amazonaws.com AKIAQQQQQQQQEXAMPLE1/")
        .contains("/eu-west-1/s3/");
  }

  private S3Options byRole(String role) {
    URI endpoint = aws.endpoint();
    return new S3Options(Optional.of(role), Optional.of(endpoint), Optional.of("eu-west-1"));
  }

  private List<String> read(S3Connection connection) throws IOException {
    List<String> texts = new ArrayList<>();
    Unpacker unpacker = new Unpacker(Limits.DEFAULT, Gunzip.JDK, problems::add);
    S3Listing listing = new S3Listing(connection, S3Location.of("s3://logs/"), unpacker);
    while (listing.hasNext()) {
      listing
          .next()
          .forEach(log -> texts.add(new String(log.open().readAllBytes(), StandardCharsets.UTF_8)));
    }
    return texts;
  }
}
