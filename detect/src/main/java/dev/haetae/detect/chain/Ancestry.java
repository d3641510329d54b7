package dev.haetae.detect.chain;

import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.ListCodec;
import dev.haetae.model.finding.RoleChain;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The calls that led to one session, first to last. Of a chain that grows without end, as when two
 * roles are assumed in turn to outlive their sessions, the first few and the latest are kept.
 *
 * @param links the calls, at least one
 * @param left how many in the middle are left out
 */
record Ancestry(List<Link> links, long left) {
  private static final int FIRST = 4;
  private static final int MOST = 16;

  Ancestry {
    links = List.copyOf(links);
  }

  static Ancestry of(Link link) {
    return new Ancestry(List.of(link), 0);
  }

  Link first() {
    return links.get(0);
  }

  Link last() {
    return links.get(links.size() - 1);
  }

  /** These calls, then those. */
  Ancestry then(Ancestry later) {
    List<Link> all = new ArrayList<>(links);
    all.addAll(later.links);
    long without = left + later.left;
    while (all.size() > MOST) {
      all.remove(FIRST);
      without++;
    }
    return new Ancestry(all, without);
  }

  /** Whether a session of this ancestry stands at the start, so that to go on would not end. */
  boolean holds(Link link) {
    return links.contains(link);
  }

  RoleChain chain() {
    Link first = first();
    boolean workload = first.kind().equals("service") || first.kind().equals("service-linked");
    boolean session = first.kind().equals("role") || first.kind().equals("account");
    String kind = first.by().equals("ec2.amazonaws.com") ? "instance" : first.kind();
    return new RoleChain(
        workload && !first.session().isEmpty() ? first.session() : origin(first),
        kind,
        !session,
        left,
        links.stream()
            .map(link ->
                new RoleChain.Step(
                    link.time(),
                    link.call(),
                    link.by(),
                    link.session(),
                    link.key(),
                    link.eventId()))
            .toList());
  }

  /** Of a role, the session is named after who or what used it. */
  private static String origin(Link first) {
    boolean named = first.kind().equals("role") || first.kind().equals("instance");
    return named && !first.bySession().isEmpty() ? first.bySession() : first.by();
  }

  /** How one is written. */
  static final Codec<Ancestry> CODEC =
      new Codec<>() {
        private final Codec<List<Link>> calls = new ListCodec<>(Link.CODEC, MOST);

        @Override
        public void write(Ancestry ancestry, DataOutput to) throws IOException {
          to.writeLong(ancestry.left);
          calls.write(ancestry.links, to);
        }

        @Override
        public Ancestry read(DataInput from) throws IOException {
          long left = from.readLong();
          List<Link> links = calls.read(from);
          if (links.isEmpty()) {
            throw new IOException("an ancestry of no calls");
          }
          return new Ancestry(links, left);
        }
      };
}
