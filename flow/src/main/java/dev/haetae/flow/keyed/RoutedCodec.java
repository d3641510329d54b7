package dev.haetae.flow.keyed;

import dev.haetae.detect.state.Codec;
import dev.haetae.flow.match.Detection;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Writes events on their way to where they are judged, for stages that do not share a process. */
public final class RoutedCodec implements Codec<Routed> {
  private final SelectedCodec selected;

  /** A codec between stages with the same detectors. */
  public RoutedCodec(Detection detection) {
    this.selected = new SelectedCodec(detection);
  }

  @Override
  public void write(Routed routed, DataOutput to) throws IOException {
    routed.route().write(to);
    selected.write(routed.selected(), to);
  }

  @Override
  public Routed read(DataInput from) throws IOException {
    return new Routed(Route.read(from), selected.read(from));
  }
}
