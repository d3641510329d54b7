package dev.haetae.detect.run;

import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Numbers;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.ValueKind;
import java.nio.charset.StandardCharsets;

/** Makes an event again of what was observed of it, with what a hit tells as further fields. */
final class HitEvents {
  private final Feed feed;
  private final Event event;

  HitEvents(Feed feed) {
    this.feed = feed;
    // What readers derive was observed already, as text.
    this.event = new Event(feed.log(), feed.fields(), (made, field, path, writer) -> {});
  }

  /** The event, good until the next is asked for. */
  Event event(Observation observation, Hit hit) {
    EventWriter writer = event.writer();
    writer.begin(observation.place().object(), observation.place().line());
    writer.time(observation.time());
    writer.identity(observation.identity());
    writer.account(observation.traits().account());
    writer.region(observation.traits().region());
    byte[] id = observation.id().getBytes(StandardCharsets.UTF_8);
    writer.id(id, 0, id.length);
    Layout layout = feed.layout();
    for (int text = 0; text < layout.texts().size(); text++) {
      addLines(writer, layout.texts().get(text), observation.traits().text(text));
    }
    for (int number = 0; number < layout.numbers().size(); number++) {
      long value = observation.numbers().at(number);
      if (value != Numbers.ABSENT) {
        writer.add(field(layout.numbers().get(number)), ValueKind.NUMBER, Long.toString(value));
      }
    }
    hit.values().forEach((name, value) -> add(writer, name, value));
    return event;
  }

  private void addLines(EventWriter writer, String path, String text) {
    if (text.indexOf('\n') < 0) {
      add(writer, path, text);
    } else {
      text.lines().forEach(line -> add(writer, path, line));
    }
  }

  private void add(EventWriter writer, String path, String text) {
    if (!text.isEmpty()) {
      writer.add(field(path), ValueKind.STRING, text);
    }
  }

  private int field(String path) {
    int field = feed.fields().number(path);
    if (field < 0) {
      throw new IllegalStateException("a hit tells \"" + path + "\", which its plan does not name");
    }
    return field;
  }
}
