package dev.haetae.detect.baseline;

import dev.haetae.detect.geo.Geography;
import dev.haetae.detect.geo.Networks;
import java.util.Locale;

/**
 * How a value is written before it is compared with others, so that what means the same is alike.
 */
enum ValueForm {
  /** As it is. */
  PLAIN {
    @Override
    String of(String value, Geography geography) {
      return value;
    }
  },
  /** An address by who runs its network, or by the network around it where that is not known. */
  NETWORK {
    @Override
    String of(String value, Geography geography) {
      return Networks.of(value, geography);
    }
  },
  /** An address by its country; nothing where that is not known. */
  COUNTRY {
    @Override
    String of(String value, Geography geography) {
      return geography.of(value).country();
    }
  },
  /**
   * A user agent by product and system, without versions; nothing where an AWS service called for
   * somebody, whose program that is not.
   */
  PROGRAM {
    @Override
    String of(String value, Geography geography) {
      return value.endsWith(AWS_SERVICE) ? "" : Programs.family(value);
    }
  },
  /**
   * Whose something is: what stands before the first slash, {@code repo:owner} of a subject and
   * {@code s3://bucket} of a place.
   */
  OWNER {
    @Override
    String of(String value, Geography geography) {
      int scheme = value.indexOf(SCHEME);
      int slash = value.indexOf('/', scheme < 0 ? 0 : scheme + SCHEME.length());
      return slash < 0 ? value : value.substring(0, slash);
    }
  },
  /**
   * What a pipeline runs for, by the subject of its token, without names: {@code ref:refs/heads} of
   * {@code repo:owner/name:ref:refs/heads/main}, or {@code pull_request}; nothing where a subject
   * does not say.
   *
   * @see <a href="https://docs.github.com/en/actions/reference/security/oidc">OpenID Connect
   *     reference of GitHub Actions</a>
   */
  TRIGGER {
    @Override
    String of(String value, Geography geography) {
      String[] parts = value.split(":", 3);
      if (parts.length < 3) {
        return "";
      }
      String trigger = parts[2];
      int name =
          trigger.startsWith(REFERENCE)
              ? trigger.indexOf('/', REFERENCE.length())
              : trigger.indexOf(':');
      return name < 0 ? trigger : trigger.substring(0, name);
    }
  },
  /** A name without what is counted in it: {@code worker-17} and {@code worker-4} are alike. */
  NAME {
    @Override
    String of(String value, Geography geography) {
      return value.replaceAll("[0-9]+", "#");
    }
  };

  private static final String AWS_SERVICE = ".amazonaws.com";
  private static final String SCHEME = "://";
  private static final String REFERENCE = "ref:refs/";

  /** The form of a value that is not empty. */
  abstract String of(String value, Geography geography);

  /** The word for it in detector files. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
