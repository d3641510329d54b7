package dev.haetae.flow.match;

import dev.haetae.formats.read.RecordReader;
import dev.haetae.model.Limits;
import dev.haetae.model.event.Event;

/** Reads what matched again, with all fields findings are made of. For one thread. */
public final class SignalEvents {
  private final RecordReader reader;

  /** A reader of what these detectors make findings of. */
  public SignalEvents(Detection detection, Limits limits) {
    this.reader = new RecordReader(detection::kept, limits);
  }

  /** The event of a signal; valid until the next is read. */
  public Event of(Signal signal) {
    Event event =
        reader.read(signal.log(), signal.layout(), signal.raw(), signal.object(), signal.line());
    signal.restore(event.writer());
    return event;
  }
}
