package dev.haetae.app.intel;

import dev.haetae.app.outcome.UserMistake;
import dev.haetae.detect.indicator.IndicatorSink;
import dev.haetae.detect.indicator.kept.KeptList;
import dev.haetae.detect.indicator.read.Intake;
import dev.haetae.detect.indicator.read.ListReader;
import dev.haetae.detect.indicator.read.ListSettings;
import dev.haetae.model.log.FileReason;
import dev.haetae.model.log.ProblemSink;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Where a list is read from. */
interface ListSource {
  /** How long a server may take to begin its answer, or to go on with it. */
  Duration PATIENCE = Duration.ofSeconds(60);

  /** Reads it to its end. */
  Intake read(ListSettings settings, IndicatorSink sink, ProblemSink problems) throws IOException;

  /** The source of a list. */
  static ListSource of(KeptList list) {
    Optional<String> authorization = list.credentials().map(ListSource::authorization);
    if (list.taxii()) {
      return new TaxiiCollection(URI.create(list.source()), authorization);
    }
    return isAddress(list.source())
        ? (settings, sink, problems) -> {
          try (InputStream in = open(URI.create(list.source()), authorization)) {
            return ListReader.read(list.source(), in, settings, sink, problems);
          }
        }
        : (settings, sink, problems) -> {
          Path file = Path.of(list.source());
          if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder; expected a file");
          }
          try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return ListReader.read(list.source(), in, settings, sink, problems);
          }
        };
  }

  /** Whether a source is fetched from a server. */
  static boolean isAddress(String source) {
    return source.regionMatches(true, 0, "http://", 0, 7)
        || source.regionMatches(true, 0, "https://", 0, 8);
  }

  private static String authorization(String variable) {
    String secret = System.getenv(variable);
    if (secret == null || secret.isBlank()) {
      throw UserMistake.wrongUse("the environment variable " + variable + " has no credentials");
    }
    // A user name and a password by HTTP's basic scheme; anything else is a token.
    return secret.indexOf(':') > 0
        ? "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8))
        : "Bearer " + secret;
  }

  private static InputStream open(URI address, Optional<String> authorization) throws IOException {
    // A server that sends elsewhere would be handed the credentials there too.
    HttpClient.Redirect redirect =
        authorization.isPresent() ? HttpClient.Redirect.NEVER : HttpClient.Redirect.NORMAL;
    HttpClient client =
        HttpClient.newBuilder().followRedirects(redirect).connectTimeout(PATIENCE).build();
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
    authorization.ifPresent(each -> request.header("Authorization", each));
    HttpResponse<InputStream> response = send(client, request.build(), address);
    if (response.statusCode() != 200) {
      response.body().close();
      throw new IOException(address + " answered " + response.statusCode());
    }
    return response.body();
  }

  /** Asks, and waits for the answer to begin; whoever stops amid it is not waited for. */
  static HttpResponse<InputStream> send(HttpClient client, HttpRequest request, URI address)
      throws IOException {
    try {
      return client.send(
          request,
          answer ->
              HttpResponse.BodySubscribers.mapping(
                  HttpResponse.BodySubscribers.ofInputStream(),
                  body -> new Answer(body, address, PATIENCE)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + address + " was read", e);
    } catch (IOException e) {
      throw new IOException(address + " could not be read: " + FileReason.of(e), e);
    }
  }
}
