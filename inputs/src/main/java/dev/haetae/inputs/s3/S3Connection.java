package dev.haetae.inputs.s3;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** The one connection all reading of S3 in a run goes through; safe for use by several threads. */
public final class S3Connection implements AutoCloseable {
  private static final Region FALLBACK = Region.US_EAST_1;

  private final S3Options options;
  private final SdkHttpClient http;
  private final Optional<StsClient> sts;
  private final S3Client client;

  /** Makes ready to connect; nothing is sent yet. */
  public S3Connection(S3Options options) {
    this(options, UrlConnectionHttpClient.create());
  }

  /** The same over this client, which is closed with the connection. */
  S3Connection(S3Options options, SdkHttpClient http) {
    this.options = options;
    this.http = http;
    this.sts = options.role().map(role -> sts());
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClient(http)
            .region(region())
            .crossRegionAccessEnabled(options.endpoint().isEmpty())
            .credentialsProvider(credentials());
    options
        .endpoint()
        .ifPresent(endpoint -> builder.endpointOverride(endpoint).forcePathStyle(true));
    this.client = builder.build();
  }

  S3Client client() {
    return client;
  }

  private AwsCredentialsProvider credentials() {
    return sts.<AwsCredentialsProvider>map(this::assumed).orElseGet(S3Connection::ambient);
  }

  private AwsCredentialsProvider assumed(StsClient client) {
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(client)
        .refreshRequest(
            request -> request.roleArn(options.role().orElseThrow()).roleSessionName("haetae-scan"))
        .build();
  }

  private static AwsCredentialsProvider ambient() {
    return DefaultCredentialsProvider.builder().build();
  }

  private StsClient sts() {
    StsClientBuilder builder =
        StsClient.builder().httpClient(http).region(region()).credentialsProvider(ambient());
    options.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private Region region() {
    return options.region().map(Region::of).orElseGet(S3Connection::ambientRegion);
  }

  /** As the AWS tools say it; without their question to EC2, which takes long everywhere else. */
  private static Region ambientRegion() {
    try {
      return new AwsRegionProviderChain(
              new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
          .getRegion();
    } catch (SdkClientException saysNothing) {
      return FALLBACK;
    }
  }

  @Override
  public void close() {
    client.close();
    sts.ifPresent(StsClient::close);
    http.close();
  }
}
