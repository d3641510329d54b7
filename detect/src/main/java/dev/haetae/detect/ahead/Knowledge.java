package dev.haetae.detect.ahead;

import dev.haetae.detect.mechanism.Layout;
import java.util.Map;
import java.util.function.Function;

/** Something that findings are explained by, learnt from what {@link AheadDetector}s watch. */
public interface Knowledge {
  /** What learns from each of its detectors, by the detector's file, in a log of this layout. */
  Map<String, Function<Layout, AheadReader>> readers();
}
