package dev.haetae.detect.mechanism;

/**
 * What a detector file asks for under {@code mechanism}.
 *
 * @param mechanism the mechanism named
 * @param plan it, with the parameters of the file
 */
public record Watch(Mechanism mechanism, Plan plan) {}
