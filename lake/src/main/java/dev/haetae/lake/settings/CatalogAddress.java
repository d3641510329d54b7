package dev.haetae.lake.settings;

import dev.haetae.detect.yaml.Yaml;
import dev.haetae.model.SecretReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PostgreSQL database that is a lake's catalog.
 *
 * @param url of the database for JDBC, without credentials
 * @param user who connects; the driver's choice where there is none
 * @param password where the password is
 */
public record CatalogAddress(
    String url, Optional<String> user, Optional<SecretReference> password) {
  /** The keys that may be said of it, and what each says. */
  static final Map<String, String> KEYS = keys();

  private static final Pattern URL =
      Pattern.compile("jdbc:postgresql://[A-Za-z0-9.\\-_:,\\[\\]]+/[A-Za-z0-9._-]+(?:\\?(.*))?");

  /** Of what the driver can be told, that which names no code and no secret. */
  private static final Pattern PARAMETERS =
      Pattern.compile(
          "(?:(?:sslmode|sslrootcert|currentSchema|connectTimeout|targetServerType)=[^&=]*&?)*");

  private static Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put(
        "url",
        "`jdbc:postgresql://HOST/DATABASE`; after a `?` may stand `sslmode`, `sslrootcert`,"
            + " `currentSchema` (each lake of a database needs one of its own), `connectTimeout`,"
            + " `targetServerType`");
    keys.put("user", "who connects");
    keys.put(
        "password",
        "where the password is: `env:NAME`, `file:PATH` (relative to the lake's folder) or"
            + " `secret:NAME`; never the password itself");
    return keys;
  }

  static CatalogAddress read(Yaml.Mapping catalog) {
    LakeSettings.refuseOthers(catalog, KEYS);
    // First, so that no other mistake quotes a line with a secret in it.
    Optional<SecretReference> password = catalog.get("password").map(CatalogAddress::secret);
    Yaml.Scalar url = catalog.require("url").asScalar();
    Matcher matcher = URL.matcher(url.text());
    if (!matcher.matches()) {
      throw url.mark()
          .refuseUnshown(
              "expected jdbc:postgresql://HOST/DATABASE, without credentials: they are said by"
                  + " user and password");
    }
    String parameters = Optional.ofNullable(matcher.group(1)).orElse("");
    if (!PARAMETERS.matcher(parameters).matches()) {
      throw url.mark()
          .refuseUnshown(
              "expected no parameters but sslmode, sslrootcert, currentSchema, connectTimeout and"
                  + " targetServerType");
    }
    return new CatalogAddress(url.text(), catalog.text("user"), password);
  }

  private static SecretReference secret(Yaml node) {
    Yaml.Scalar scalar = node.asScalar();
    return SecretReference.of(scalar.text())
        .orElseThrow(() ->
            scalar
                .mark()
                .refuseUnshown(
                    "expected env:NAME, file:PATH or secret:NAME, not the password itself"));
  }

  /** Its name for the user. */
  public String shown() {
    return url.replaceFirst("^jdbc:", "").replaceFirst("\\?.*$", "");
  }
}
