package dev.haetae.detect.baseline;

import java.util.Locale;

/**
 * How a value is written before it is compared with others, so that what means the same is alike.
 */
enum ValueForm {
  /** As it is. */
  PLAIN {
    @Override
    String of(String value) {
      return value;
    }
  },
  /** An address by the network around it; anything else as it is. */
  NETWORK {
    @Override
    String of(String value) {
      return Networks.around(value);
    }
  },
  /** A user agent by product and system, without versions. */
  PROGRAM {
    @Override
    String of(String value) {
      return Programs.family(value);
    }
  },
  /** A name without what is counted in it: {@code worker-17} and {@code worker-4} are alike. */
  NAME {
    @Override
    String of(String value) {
      return value.replaceAll("[0-9]+", "#");
    }
  };

  /** The form of a value that is not empty. */
  abstract String of(String value);

  /** The word for it in detector files. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
