package dev.haetae.simulate.cloudtrail;

import dev.haetae.simulate.text.ByteText;

/** A place in a template that each call fills differently. */
@FunctionalInterface
interface Slot {
  void write(ByteText out, Situation situation);
}
