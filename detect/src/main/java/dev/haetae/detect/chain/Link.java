package dev.haetae.detect.chain;

import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One call that handed a session out.
 *
 * @param time microseconds since 1970
 * @param call the operation
 * @param by who called, the same across sessions
 * @param kind what they are, by the words of {@code haetae.caller}
 * @param bySession the session they called in: its ARN or, in the log of the role's own account
 *     where the caller is of another, its id
 * @param byKey the key they called with; empty where the log does not show it
 * @param session the session given
 * @param key the key given; empty where the log does not show it
 * @param eventId the event
 */
record Link(
    long time,
    String call,
    String by,
    String kind,
    String bySession,
    String byKey,
    String session,
    String key,
    String eventId) {

  /**
   * Which of two records of one call says more: the account of the caller sees who it was, that of
   * the role sees the caller's account and no key. Of two that say as much, always the same.
   */
  static Link better(Link one, Link other) {
    int order = Boolean.compare(one.byKey.isEmpty(), other.byKey.isEmpty());
    order = order == 0 ? Boolean.compare(one.isOfAccount(), other.isOfAccount()) : order;
    order = order == 0 ? one.eventId.compareTo(other.eventId) : order;
    return order <= 0 ? one : other;
  }

  private boolean isOfAccount() {
    return kind.equals("account");
  }

  /** How one is written. */
  static final Codec<Link> CODEC =
      new Codec<>() {
        @Override
        public void write(Link link, DataOutput to) throws IOException {
          to.writeLong(link.time);
          Texts.write(link.call, to);
          Texts.write(link.by, to);
          Texts.write(link.kind, to);
          Texts.write(link.bySession, to);
          Texts.write(link.byKey, to);
          Texts.write(link.session, to);
          Texts.write(link.key, to);
          Texts.write(link.eventId, to);
        }

        @Override
        public Link read(DataInput from) throws IOException {
          return new Link(
              from.readLong(),
              Texts.read(from),
              Texts.read(from),
              Texts.read(from),
              Texts.read(from),
              Texts.read(from),
              Texts.read(from),
              Texts.read(from),
              Texts.read(from));
        }
      };
}
