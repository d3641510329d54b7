package dev.haetae.findings;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;

/** Names met, sorted, each once, and no more than a bound; what is met beyond it is counted. */
final class Names {
  private final int most;
  private final TreeSet<String> listed = new TreeSet<>();
  private long unlisted;

  Names(int most) {
    this.most = most;
  }

  void add(String name) {
    if (listed.size() < most) {
      listed.add(name);
    } else if (!listed.contains(name)) {
      unlisted++;
    }
  }

  List<String> listed() {
    return List.copyOf(listed);
  }

  /** How often a name was met that is not listed. */
  long unlisted() {
    return unlisted;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(most);
    out.writeLong(unlisted);
    Saved.write(listed, out);
  }

  static Names read(DataInput in) throws IOException {
    Names names = new Names(in.readInt());
    names.unlisted = in.readLong();
    names.listed.addAll(Saved.texts(in));
    return names;
  }
}
