package dev.haetae.lake;

import static dev.haetae.lake.LakeFixture.event;
import static dev.haetae.lake.LakeFixture.ingest;
import static dev.haetae.lake.LakeFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.lake.settings.LakeSettings;
import dev.haetae.lake.table.LakeUnusable;
import dev.haetae.lake.upkeep.LakeStatus;
import dev.haetae.lake.upkeep.Tiering;
import dev.haetae.model.event.Activity;
import dev.haetae.testkit.S3Mock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A tier that is a bucket. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ColdTierTest extends TierContract {
  private static final Map<String, String> CREDENTIALS =
      Map.of("aws.accessKeyId", "test", "aws.secretAccessKey", "test", "aws.region", "us-east-1");

  private Optional<S3Mock> mock = Optional.empty();
  private String bucket = "";

  @BeforeAll
  void start() throws IOException {
    CREDENTIALS.forEach(System::setProperty);
    mock = Optional.of(S3Mock.start());
  }

  @AfterAll
  void stop() {
    mock.orElseThrow().close();
    CREDENTIALS.keySet().forEach(System::clearProperty);
  }

  /** Runs before the lake is filled, since each test has a bucket of its own. */
  @BeforeEach
  @Override
  void keep() throws Exception {
    bucket = "lake-" + UUID.randomUUID();
    try (S3Client client = client()) {
      client.createBucket(request -> request.bucket(bucket));
    }
    super.keep();
  }

  private URI endpoint() {
    return mock.orElseThrow().endpoint();
  }

  private S3Client client() {
    return S3Client.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .region(Region.US_EAST_1)
        .endpointOverride(endpoint())
        .forcePathStyle(true)
        .build();
  }

  @Override
  String settings() {
    return "tiers:\n  cold: {after: 1d, in: 's3://"
        + bucket
        + "/events', endpoint: '"
        + endpoint()
        + "'}\n";
  }

  private List<S3Object> objects() {
    try (S3Client client = client()) {
      return client.listObjectsV2(request -> request.bucket(bucket)).contents();
    }
  }

  @Override
  List<String> there() {
    return objects().stream().map(object -> "s3://" + bucket + "/" + object.key()).toList();
  }

  @Override
  void damage() {
    String key = objects().getFirst().key();
    try (S3Client client = client()) {
      byte[] bytes =
          client.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArray();
      bytes[bytes.length / 2] ^= 1;
      client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
    }
  }

  @Override
  void lose() {
    String key = objects().getFirst().key();
    try (S3Client client = client()) {
      client.deleteObject(request -> request.bucket(bucket).key(key));
    }
  }

  private List<Path> cached() throws IOException {
    Path files = lake.resolve("cache/files");
    if (!Files.isDirectory(files)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(files)) {
      return all.toList();
    }
  }

  @Test
  void onlyWhatIsReadIsFetchedAndItIsFetchedOnce() throws Exception {
    new Tiering(lake).run(NOW);
    try (Lake open = Lake.open(lake)) {
      open.plan(dev.haetae.lake.table.LakeTable.of(Activity.API), 0, LakeFixture.TENTH_HOUR + 1)
          .relation();
      assertThat(cached()).hasSize(1);
    }
    lose();
    lose();
    try (Lake open = Lake.open(lake)) {
      assertThat(
              open.plan(
                      dev.haetae.lake.table.LakeTable.of(Activity.API),
                      0,
                      LakeFixture.TENTH_HOUR + 1)
                  .relation())
          .contains("read_parquet");
    }
    try (Stream<Path> sessions = Files.list(lake.resolve("cache/sessions"))) {
      assertThat(sessions).isEmpty();
    }
  }

  private void allow(String size) throws IOException {
    Files.writeString(
        lake.resolve(LakeSettings.FILE), settings() + "cache: {size: " + size + "}\n");
  }

  @Test
  void theCacheIsBounded() throws Exception {
    ingest(lake, LakeFixture.log(folder, "large.json", large(1), large(2)));
    new Tiering(lake).run(NOW);
    allow("1MB");

    assertThatThrownBy(() -> rows(lake, Activity.API, "event_id"))
        .isInstanceOf(LakeUnusable.class)
        .hasMessageContaining("the cache of 1000000 bytes has no room for s3://")
        .hasMessageContaining("set cache in lake.yml higher");
    for (int day = 0; day < 2; day++) {
      long from = LakeFixture.TENTH_HOUR - 36_000_000_000L + day * 86_400_000_000L;
      try (Lake open = Lake.open(lake)) {
        open.plan(dev.haetae.lake.table.LakeTable.of(Activity.API), from, from + 86_400_000_000L)
            .relation();
        long taken = 0;
        for (Path file : cached()) {
          taken += Files.size(file);
        }
        assertThat(taken).isPositive().isLessThanOrEqualTo(1_000_000);
      }
    }
  }

  /** An event that hardly packs, of seven hundred kilobytes on disk. */
  private static String large(int number) {
    StringBuilder noise = new StringBuilder();
    java.util.Random random = new java.util.Random(number);
    for (int i = 0; i < 600_000; i++) {
      noise.append((char) ('a' + random.nextInt(26)));
    }
    return event(number, noise.toString()).replace("id-" + number, "large-" + number);
  }

  @Test
  void aBucketThatCannotBeReachedIsToldAndNothingIsLost() throws Exception {
    String closed = settings().replace(endpoint().toString(), "http://127.0.0.1:1");
    Files.writeString(lake.resolve(LakeSettings.FILE), closed);

    assertThatThrownBy(() -> new Tiering(lake).run(NOW))
        .isInstanceOf(LakeUnusable.class)
        .hasMessageContaining("cannot copy ")
        .hasMessageContaining("s3://" + bucket);
    assertThat(LakeStatus.of(lake).tiers().getFirst().files()).isEqualTo(3);
    assertThat(rows(lake, Activity.API, "event_id")).hasSize(3);
  }

  @Test
  void aFileThatIsGoneIsTold() throws Exception {
    new Tiering(lake).run(NOW);
    lose();

    assertThatThrownBy(() -> rows(lake, Activity.API, "event_id"))
        .isInstanceOf(LakeUnusable.class)
        .hasMessageContaining("cannot be brought into the cache");
  }
}
