package dev.haetae.inputs.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.inputs.InputOptions;
import dev.haetae.inputs.Inputs;
import dev.haetae.inputs.Totals;
import dev.haetae.inputs.inflate.InflaterChoice;
import dev.haetae.model.Limits;
import dev.haetae.model.log.LogBundle;
import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import dev.haetae.model.log.ProblemSink;
import dev.haetae.testkit.LogBundleContract;
import dev.haetae.testkit.S3Mock;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/** Against a real server that speaks S3. */
class S3Test extends LogBundleContract {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "aws.accessKeyId", "test",
          "aws.secretAccessKey", "test",
          "aws.sharedCredentialsFile", "/nonexistent",
          "aws.configFile", "/nonexistent",
          "aws.disableEc2Metadata", "true");

  private static S3Mock mock;
  private static S3Options options;
  private static S3Connection connection;
  private static int buckets;

  private final List<Problem> problems = new ArrayList<>();
  private String bucket = "";

  @BeforeAll
  static void start() throws IOException {
    SETTINGS.forEach(System::setProperty);
    mock = S3Mock.start();
    options =
        new S3Options(Optional.empty(), Optional.of(mock.endpoint()), Optional.of("eu-west-1"));
    connection = new S3Connection(options);
  }

  @AfterAll
  static void stop() {
    connection.close();
    mock.close();
    SETTINGS.keySet().forEach(System::clearProperty);
  }

  @BeforeEach
  void makeBucket() {
    bucket = "logs-" + buckets++;
    connection.client().createBucket(request -> request.bucket(bucket));
  }

  @Override
  protected LogBundle bundle(byte[] stored, ProblemSink sink) {
    put("log", stored);
    return inputs("s3://" + bucket, sink).bundles().next();
  }

  @Test
  void readsWhatLiesBelowThePrefix() throws IOException {
    put("a/1.json", text("one"));
    put("a/2.json", text("two"));
    put("b/3.json", text("three"));
    assertThat(read("s3://" + bucket + "/a/")).containsExactly("one", "two");
    assertThat(problems).isEmpty();
  }

  @Test
  void listsPastTheThousandObjectsOfAPage() {
    int count = 1_001;
    for (int i = 0; i < count; i++) {
      put("day/%04d.json".formatted(i), text("{}"));
    }
    List<String> names = new ArrayList<>();
    try (Inputs inputs = inputs("s3://" + bucket + "/day/", problems::add)) {
      inputs.bundles().forEachRemaining(each -> names.add(each.name()));
    }
    assertThat(names).hasSize(count).doesNotHaveDuplicates();
    assertThat(names.get(count - 1)).isEqualTo("s3://" + bucket + "/day/1000.json");
    assertThat(problems).isEmpty();
  }

  @Test
  void passesOverTheObjectsThatStandForFolders() throws IOException {
    put("a/", new byte[0]);
    put("a/1.json", text("one"));
    assertThat(read("s3://" + bucket + "/a/")).containsExactly("one");
    assertThat(problems).isEmpty();
  }

  @Test
  void tellsThatThereIsNoSuchBucket() throws IOException {
    assertThat(read("s3://no-such-bucket/a")).isEmpty();
    assertThat(problems)
        .containsExactly(
            new Problem(
                Reason.UNREADABLE, Place.of("s3://no-such-bucket/a"), "there is no such bucket"));
  }

  @Test
  void tellsThatAnObjectWentAwayAfterItWasListed() throws IOException {
    LogBundle bundle = bundle(text("one"), problems::add);
    connection.client().deleteObject(request -> request.bucket(bucket).key("log"));
    bundle.forEach(log -> {});
    assertThat(problems)
        .extracting(Problem::detail)
        .containsExactly("the object is not there any more");
  }

  @Test
  void tellsThatAnObjectWasReplacedAfterItWasListed() throws IOException {
    LogBundle bundle = bundle(text("one"), problems::add);
    put("log", text("another"));
    bundle.forEach(log -> {});
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.CHANGED);
  }

  @Test
  void tellsThatThereAreNoCredentials() throws IOException {
    System.clearProperty("aws.accessKeyId");
    try {
      assertThat(read("s3://" + bucket)).isEmpty();
    } finally {
      System.setProperty("aws.accessKeyId", "test");
    }
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).detail()).startsWith("no credentials found; set AWS_PROFILE");
  }

  @Test
  void tellsThatNobodyAnswers() throws IOException {
    S3Options nowhere =
        new S3Options(
            Optional.empty(), Optional.of(URI.create("http://127.0.0.1:1")), Optional.empty());
    try (Inputs inputs = inputs("s3://" + bucket, nowhere, problems::add)) {
      assertThat(inputs.bundles().hasNext()).isFalse();
    }
    assertThat(problems).extracting(Problem::reason).containsExactly(Reason.UNREADABLE);
  }

  @Test
  void doesNotCountABucketBeforehand() {
    try (Inputs inputs = inputs("s3://" + bucket, problems::add)) {
      assertThat(inputs.totals()).isEqualTo(new Totals(0, 0, false));
    }
  }

  private List<String> read(String argument) throws IOException {
    List<String> texts = new ArrayList<>();
    try (Inputs inputs = inputs(argument, problems::add)) {
      for (Iterator<LogBundle> bundles = inputs.bundles(); bundles.hasNext(); ) {
        bundles
            .next()
            .forEach(log -> {
              try (InputStream bytes = log.open()) {
                texts.add(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
              }
            });
      }
    }
    return texts;
  }

  private static Inputs inputs(String argument, ProblemSink sink) {
    return inputs(argument, options, sink);
  }

  private static Inputs inputs(String argument, S3Options s3, ProblemSink sink) {
    return new Inputs(
        List.of(argument), new InputOptions(Limits.DEFAULT, InflaterChoice.AUTOMATIC, s3), sink);
  }

  private void put(String key, byte[] bytes) {
    connection
        .client()
        .putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
