package dev.haetae.formats.read;

import dev.haetae.model.event.Event;

/** Takes events one after another; each is only good for the call. */
@FunctionalInterface
public interface EventConsumer {
  void accept(Event event);
}
