package dev.haetae.search.command.declared;

import dev.haetae.detect.yaml.Yaml;
import dev.haetae.model.SecretReference;
import dev.haetae.search.command.Terms;
import dev.haetae.search.command.elastic.ElasticCluster;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads what a file says of a cluster of OpenSearch or Elasticsearch. */
final class ClusterReader {
  /** The keys and what they say. */
  static final Map<String, String> KEYS = keys();

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Path folder;
  private final Map<String, String> environment;

  ClusterReader(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  private static Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("url", "where the cluster is reached: https://host:9200");
    keys.put("user", "a user's name, with password");
    keys.put("password", "env:NAME, file:PATH or secret:NAME; never the password itself");
    keys.put("api_key", "the same for a key of Elasticsearch's, instead of user and password");
    keys.put("token", "the same for a bearer token");
    keys.put("ca", "a file of certificates in PEM to trust instead of Java's");
    keys.put("verify", "false to take any certificate; each search then says so");
    keys.put("index", "what is searched where the search names nothing");
    keys.put("time_field", "the field that is a document's time (default: @timestamp)");
    return Collections.unmodifiableMap(keys);
  }

  /** How it is reached. */
  ElasticCluster read(Terms terms, Yaml.Mapping cluster) {
    // First, so that no other mistake quotes a line with a secret in it.
    Optional<Supplier<String>> authorization = authorization(cluster);
    cluster.refuseOthers(KEYS.keySet());
    URI url = url(cluster.require("url").asScalar());
    boolean plain = url.getScheme().equals("http") && !LOOPBACK.contains(url.getHost());
    if (authorization.isPresent() && plain) {
      throw cluster
          .require("url")
          .mark()
          .refuse("credentials would go over the network in the clear; expected https://");
    }
    return new ElasticCluster(
        terms,
        url,
        () -> authorization.map(Supplier::get),
        cluster.text("ca").map(folder::resolve),
        verify(cluster),
        cluster.text("index"),
        cluster.text("time_field").orElse("@timestamp"));
  }

  private static URI url(Yaml.Scalar url) {
    String expected = "expected https://host:port or http://host:port, met \"" + url.text() + "\"";
    try {
      URI read = URI.create(url.text());
      boolean http = "https".equals(read.getScheme()) || "http".equals(read.getScheme());
      if (!http || read.getHost() == null || read.getRawQuery() != null) {
        throw url.mark().refuse(expected);
      }
      if (read.getRawUserInfo() != null) {
        throw url.mark()
            .refuseUnshown(
                "credentials do not belong into the address; expected user and password");
      }
      return read;
    } catch (IllegalArgumentException wrong) {
      throw url.mark().refuse(expected);
    }
  }

  private static boolean verify(Yaml.Mapping cluster) {
    Optional<Yaml> verify = cluster.get("verify");
    if (verify.isEmpty()) {
      return true;
    }
    String text = verify.get().asText();
    if (!List.of("true", "false").contains(text)) {
      throw verify.get().mark().refuse("expected true or false, met \"" + text + "\"");
    }
    return text.equals("true");
  }

  /** The header's value, from what the file refers to. */
  private Optional<Supplier<String>> authorization(Yaml.Mapping cluster) {
    List<String> ways =
        List.of("password", "api_key", "token").stream()
            .filter(key -> cluster.get(key).isPresent())
            .toList();
    if (ways.size() > 1) {
      throw cluster
          .require(ways.get(1))
          .mark()
          .refuse("expected one of password, api_key and token, met " + String.join(" and ", ways));
    }
    if (ways.isEmpty()) {
      return Optional.empty();
    }
    SecretReference secret = reference(cluster.require(ways.getFirst()).asScalar());
    Supplier<String> value = () -> Secret.of(secret, environment, folder);
    return Optional.of(
        switch (ways.getFirst()) {
          case "api_key" -> () -> "ApiKey " + value.get();
          case "token" -> () -> "Bearer " + value.get();
          default -> {
            String user = cluster.require("user").asText();
            yield () -> "Basic " + base64(user + ":" + value.get());
          }
        });
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What stands there is never repeated: it may be the secret itself. */
  private static SecretReference reference(Yaml.Scalar scalar) {
    return SecretReference.of(scalar.text())
        .orElseThrow(() ->
            scalar
                .mark()
                .refuseUnshown(
                    "expected env:NAME, file:PATH or secret:NAME, not the secret itself"));
  }
}
