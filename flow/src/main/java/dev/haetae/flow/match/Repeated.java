package dev.haetae.flow.match;

import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.ShownTexts;
import dev.haetae.detect.mechanism.Traits;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How what observations have in common is written. */
interface Repeated {
  /** Stands for the number of what was not written before. */
  int UNKNOWN = -1;

  /** Bytes of texts that are shown; more is no record of ours. */
  int MOST_SHOWN = 1 << 24;

  void writeRules(int[] rules, DataOutput out) throws IOException;

  int[] readRules(DataInput in) throws IOException;

  void writeAlike(Traits alike, DataOutput out) throws IOException;

  Traits readAlike(Layout layout, DataInput in) throws IOException;

  void writeShown(ShownTexts shown, DataOutput out) throws IOException;

  ShownTexts readShown(DataInput in) throws IOException;

  void writeObject(String object, DataOutput out) throws IOException;

  String readObject(DataInput in) throws IOException;
}
