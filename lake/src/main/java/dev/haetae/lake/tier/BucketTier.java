package dev.haetae.lake.tier;

import dev.haetae.lake.settings.TierSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A part of a bucket of S3 or of what speaks as S3 does. */
final class BucketTier implements Tier {
  private static final String NO_CREDENTIALS = "Unable to load credentials";

  private final String name;
  private final String root;
  private final String bucket;
  private final S3Client client;

  /**
   * A tier in a bucket.
   *
   * @param root {@code s3://bucket/prefix}
   */
  BucketTier(TierSettings settings, String root) {
    this.name = settings.name();
    this.root = root;
    this.bucket = root.substring("s3://".length()).replaceFirst("/.*", "");
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(DefaultCredentialsProvider.builder().build())
            .crossRegionAccessEnabled(settings.endpoint().isEmpty())
            .region(settings.region().map(Region::of).orElseGet(BucketTier::ambientRegion));
    settings
        .endpoint()
        .ifPresent(endpoint ->
            builder
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED));
    this.client = builder.build();
  }

  /** As the AWS tools say it; without their question to EC2, which takes long everywhere else. */
  private static Region ambientRegion() {
    try {
      return new AwsRegionProviderChain(
              new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
          .getRegion();
    } catch (SdkClientException saysNothing) {
      return Region.US_EAST_1;
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String root() {
    return root;
  }

  private String key(String location) {
    return location.substring("s3://".length() + bucket.length() + 1);
  }

  @Override
  public Optional<Path> local(String location) {
    return Optional.empty();
  }

  @Override
  public void put(Path from, String location) throws IOException {
    try {
      client.putObject(
          request -> request.bucket(bucket).key(key(location)), RequestBody.fromFile(from));
    } catch (SdkException e) {
      throw failed("cannot write " + location, e);
    }
  }

  @Override
  public InputStream open(String location) throws IOException {
    try {
      return client.getObject(request -> request.bucket(bucket).key(key(location)));
    } catch (NoSuchKeyException gone) {
      NoSuchFileException absent = new NoSuchFileException(location);
      absent.initCause(gone);
      throw absent;
    } catch (SdkException e) {
      throw failed("cannot read " + location, e);
    }
  }

  @Override
  public void delete(String location) throws IOException {
    try {
      client.deleteObject(request -> request.bucket(bucket).key(key(location)));
    } catch (SdkException e) {
      throw failed("cannot delete " + location, e);
    }
  }

  @Override
  public void list(Consumer<Stored> each) throws IOException {
    try {
      client
          .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(key(root) + "/"))
          .contents()
          .forEach(object ->
              each.accept(
                  new Stored(
                      "s3://" + bucket + "/" + object.key(),
                      object.size(),
                      object.lastModified())));
    } catch (SdkException e) {
      throw failed("cannot list " + root, e);
    }
  }

  private static IOException failed(String what, SdkException e) {
    String message = String.valueOf(e.getMessage());
    String words =
        message.startsWith(NO_CREDENTIALS)
            ? "there are no credentials where AWS's own tools look for them, such as AWS_PROFILE"
            : message;
    return new IOException(what + ": " + words, e);
  }

  @Override
  public void close() {
    client.close();
  }
}
