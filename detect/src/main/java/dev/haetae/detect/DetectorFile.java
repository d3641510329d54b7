package dev.haetae.detect;

import dev.haetae.detect.sigma.SigmaFilter;
import dev.haetae.detect.yaml.RuleProblem;
import java.util.List;

/**
 * What one file of detectors held.
 *
 * @param detectors its rules and correlations, in order; rules that a correlation is made of too
 * @param filters its filters
 * @param problems why the rest was refused
 * @param warnings what was taken but is probably not meant so
 */
public record DetectorFile(
    List<Detector> detectors,
    List<SigmaFilter> filters,
    List<RuleProblem> problems,
    List<RuleProblem> warnings) {}
