package dev.haetae.detect.indicator;

/** Takes the entries of a list one after the other. */
@FunctionalInterface
public interface IndicatorSink {
  void take(Indicator indicator);
}
