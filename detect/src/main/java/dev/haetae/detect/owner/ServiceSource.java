package dev.haetae.detect.owner;

/** Knows which addresses outside are those of AWS's stores of objects and tables. */
@FunctionalInterface
public interface ServiceSource {
  /** Knows nothing. */
  ServiceSource NONE = address -> false;

  /** Whether an address is one of S3 or DynamoDB, as far as names told. */
  boolean isStore(String address);
}
