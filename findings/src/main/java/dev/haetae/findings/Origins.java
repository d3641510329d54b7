package dev.haetae.findings;

import dev.haetae.detect.state.Texts;
import dev.haetae.model.finding.RoleChain;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** How sessions came to be: of each origin the first chain met, and no more than a bound. */
final class Origins {
  private final TreeMap<String, RoleChain> chains = new TreeMap<>();
  private long unlisted;

  void add(RoleChain chain) {
    if (chains.size() < Involved.MOST_NAMES) {
      chains.putIfAbsent(chain.origin(), chain);
    } else if (!chains.containsKey(chain.origin())) {
      unlisted++;
    }
  }

  List<RoleChain> listed() {
    return List.copyOf(chains.values());
  }

  /** How often an origin was met that is not listed. */
  long unlisted() {
    return unlisted;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(unlisted);
    out.writeInt(chains.size());
    for (RoleChain chain : chains.values()) {
      Texts.write(chain.origin(), out);
      Texts.write(chain.kind(), out);
      out.writeBoolean(chain.whole());
      out.writeLong(chain.left());
      out.writeInt(chain.steps().size());
      for (RoleChain.Step step : chain.steps()) {
        out.writeLong(step.time());
        Texts.write(step.call(), out);
        Texts.write(step.by(), out);
        Texts.write(step.session(), out);
        Texts.write(step.accessKey(), out);
        Texts.write(step.eventId(), out);
      }
    }
  }

  /** What {@link #write} wrote. */
  static Origins read(DataInput in) throws IOException {
    Origins origins = new Origins();
    origins.unlisted = in.readLong();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      RoleChain chain =
          new RoleChain(Texts.read(in), Texts.read(in), in.readBoolean(), in.readLong(), steps(in));
      origins.chains.put(chain.origin(), chain);
    }
    return origins;
  }

  private static List<RoleChain.Step> steps(DataInput in) throws IOException {
    int count = in.readInt();
    List<RoleChain.Step> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      steps.add(
          new RoleChain.Step(
              in.readLong(),
              Texts.read(in),
              Texts.read(in),
              Texts.read(in),
              Texts.read(in),
              Texts.read(in)));
    }
    return steps;
  }
}
