package dev.haetae.detect.mechanism;

import java.util.List;

/**
 * What a detector file asks for under {@code mechanism}.
 *
 * @param mechanism the mechanism named
 * @param plan it, with the parameters of the file
 * @param parameters the parameters it reads, whether the file gives them or not
 */
public record Watch(Mechanism mechanism, Plan plan, List<Parameter> parameters) {}
