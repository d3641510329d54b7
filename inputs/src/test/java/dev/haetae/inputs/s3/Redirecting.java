package dev.haetae.inputs.s3;

import java.net.URI;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Sends what is meant for any host of AWS to one server, and tells it which host was meant. */
final class Redirecting implements SdkHttpClient {
  static final String HOST = "X-Meant-Host";

  private final SdkHttpClient client = UrlConnectionHttpClient.create();
  private final URI server;

  Redirecting(URI server) {
    this.server = server;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    HttpExecuteRequest.Builder redirected =
        HttpExecuteRequest.builder()
            .request(
                request
                    .httpRequest()
                    .copy(http ->
                        http.putHeader(HOST, http.host())
                            .protocol(server.getScheme())
                            .host(server.getHost())
                            .port(server.getPort())));
    request.contentStreamProvider().ifPresent(redirected::contentStreamProvider);
    return client.prepareRequest(redirected.build());
  }

  @Override
  public String clientName() {
    return client.clientName();
  }

  @Override
  public void close() {
    client.close();
  }
}
