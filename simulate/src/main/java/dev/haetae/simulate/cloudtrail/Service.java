package dev.haetae.simulate.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What all calls of one service share.
 *
 * @param prefix its name in policies, as {@code iam}
 * @param source its {@code eventSource}
 * @param host the host asked, a template
 * @param version the {@code eventVersion} it writes
 * @param denied its error code where a permission is missing
 * @param deniedKeepsParameters whether a denied call still says what was asked
 * @param s3Ids whether its request ids look like those of S3
 * @param global whether it records in us-east-1 wherever it was called
 * @param brackets whether it wraps the user agent in brackets
 */
record Service(
    String prefix,
    String source,
    String host,
    String version,
    String denied,
    boolean deniedKeepsParameters,
    boolean s3Ids,
    boolean global,
    boolean brackets) {

  static Service read(String prefix, JsonNode node) {
    return new Service(
        prefix,
        node.path("source").asText(prefix + ".amazonaws.com"),
        node.path("host").asText(prefix + ".${region}.amazonaws.com"),
        node.path("version").asText("1.11"),
        node.path("denied").asText("AccessDenied"),
        node.path("deniedKeepsParameters").asBoolean(false),
        node.path("s3Ids").asBoolean(false),
        node.path("global").asBoolean(false),
        node.path("brackets").asBoolean(false));
  }
}
