package dev.haetae.detect.mechanism;

/**
 * What is known besides the logs. Good for one run; whoever reloads a part of it begins the next
 * part of the run with a new one.
 */
public record Surroundings() {
  /** Nothing is known. */
  public static final Surroundings NONE = new Surroundings();
}
