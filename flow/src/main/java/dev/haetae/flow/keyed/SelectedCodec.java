package dev.haetae.flow.keyed;

import dev.haetae.detect.run.Observed;
import dev.haetae.detect.state.Codec;
import dev.haetae.flow.match.Detection;
import dev.haetae.flow.match.ObservedShape;
import dev.haetae.flow.match.Signal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Writes single events that rules selected, for stages that do not share a process. */
public final class SelectedCodec implements Codec<Selected> {
  private final ObservedShape observations;

  /** A codec between stages with the same detectors. */
  public SelectedCodec(Detection detection) {
    this.observations = new ObservedShape(detection.watching().feeds(), 1);
  }

  @Override
  public void write(Selected selected, DataOutput to) throws IOException {
    to.writeBoolean(selected.signal().isPresent());
    if (selected.signal().isPresent()) {
      Signal.SHAPE.output(to).write(selected.signal().get());
    } else {
      observations.output(to).write(selected.observed().orElseThrow());
    }
  }

  @Override
  public Selected read(DataInput from) throws IOException {
    if (from.readBoolean()) {
      return Selected.of(Signal.SHAPE.input(from).read());
    }
    Observed observed = observations.input(from).read();
    return Selected.of(observed);
  }
}
