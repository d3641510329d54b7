package dev.haetae.lake.ingest;

import dev.haetae.detect.geo.Geography;
import dev.haetae.detect.geo.Place;
import dev.haetae.formats.Times;
import dev.haetae.lake.table.LakeColumn;
import dev.haetae.lake.table.LakeTable;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.Slice;
import dev.haetae.model.event.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes rows of one table from events of one log. For one thread. */
final class EventRows {
  /** What the first columns hold is not a field's value but said by the event itself. */
  private static final int ENVELOPE = 8;

  private static final int NAMES_KEPT = 1 << 14;

  private final LakeTable table;
  private final int[] fields;
  private final Geography geography;

  /** For a column that tells of an address, the field of that address; otherwise -1. */
  private final int[] addresses;

  private final int[] apart;
  private final byte[][] apartNames;
  private final Slice slice = new Slice();
  private final List<byte[]> texts = new ArrayList<>();
  private final JsonObject json = new JsonObject();
  private final Map<String, byte[]> names = new HashMap<>();

  /** Rows of events that carry this selection. */
  EventRows(LakeTable table, String log, FieldSelection selection, Geography geography) {
    this.table = table;
    this.geography = geography;
    this.addresses =
        table.columns().stream().mapToInt(each -> address(each, log, selection)).toArray();
    this.fields = new int[table.columns().size()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = i < ENVELOPE ? -1 : number(table.columns().get(i), log, selection);
    }
    List<String> kept = table.keptApart(log);
    this.apart = kept.stream().mapToInt(selection::number).toArray();
    this.apartNames = kept.stream().map(JsonObject::key).toArray(byte[][]::new);
  }

  /** The paths that rows of a log's events in a table are made from. */
  static void select(LakeTable table, String log, FieldSelection.Builder selection) {
    for (LakeColumn column : table.columns().subList(ENVELOPE, table.columns().size())) {
      List<String> names = column.names().getOrDefault(log, List.of());
      if (!names.isEmpty()) {
        selection.add(names.get(0));
      }
    }
    table.keptApart(log).forEach(selection::add);
  }

  private static int number(LakeColumn column, String log, FieldSelection selection) {
    List<String> names = column.names().getOrDefault(log, List.of());
    return names.isEmpty() ? -1 : selection.number(names.get(0));
  }

  private int address(LakeColumn column, String log, FieldSelection selection) {
    String name = column.name();
    String end =
        name.endsWith(LakeTable.COUNTRY)
            ? LakeTable.COUNTRY
            : name.endsWith(LakeTable.NETWORK) ? LakeTable.NETWORK : "";
    return end.isEmpty() || geography.equals(Geography.NONE)
        ? -1
        : table
            .column(name.substring(0, name.length() - end.length()) + LakeTable.ADDRESS)
            .map(each -> number(each, log, selection))
            .orElse(-1);
  }

  /** Fills a row; its last two columns are those of the table: what is apart, and the record. */
  void fill(Event event, RowBytes row) {
    row.clear();
    row.whole(event.time());
    slice(event.idBytes(), row);
    name(event.account(), row);
    name(event.region(), row);
    name(event.log(), row);
    name(event.place().object(), row);
    row.whole(event.place().line());
    if (event.layout().isEmpty()) {
      row.absent();
    } else {
      name(event.layout(), row);
    }
    for (int i = ENVELOPE; i < fields.length - 2; i++) {
      column(event, i, row);
    }
    apart(event, row);
    slice(event.raw(), row);
  }

  private void name(String text, RowBytes row) {
    if (names.size() > NAMES_KEPT) {
      names.clear();
    }
    byte[] bytes = names.computeIfAbsent(text, each -> each.getBytes(StandardCharsets.UTF_8));
    row.value(bytes, 0, bytes.length);
  }

  private static void slice(Slice from, RowBytes row) {
    if (Utf8Text.isValid(from.bytes(), from.start(), from.end())) {
      row.value(from.bytes(), from.start(), from.end());
    } else {
      byte[] mended = from.text().getBytes(StandardCharsets.UTF_8);
      row.value(mended, 0, mended.length);
    }
  }

  private void column(Event event, int number, RowBytes row) {
    int value = fields[number] < 0 ? Event.NONE : firstPresent(event, event.first(fields[number]));
    if (value == Event.NONE) {
      located(event, number, row);
      return;
    }
    LakeColumn column = table.columns().get(number);
    if (column.list()) {
      list(event, value, row);
      return;
    }
    event.read(value, slice);
    switch (column.type()) {
      case TEXT -> slice(slice, row);
      case WHOLE -> whole(row);
      case TIME -> time(row);
      case BOOLEAN -> bool(row);
    }
  }

  /** What the event does not say itself is perhaps known of its address. */
  private void located(Event event, int number, RowBytes row) {
    int value =
        addresses[number] < 0 ? Event.NONE : firstPresent(event, event.first(addresses[number]));
    Place place = value == Event.NONE ? Place.UNKNOWN : geography.of(event.text(value));
    if (table.columns().get(number).type() == LakeColumn.Type.TEXT) {
      if (place.country().isEmpty()) {
        row.absent();
      } else {
        name(place.country(), row);
      }
    } else if (place.network() == Place.NO_NETWORK) {
      row.absent();
    } else {
      row.whole(place.network());
    }
  }

  private static int firstPresent(Event event, int from) {
    int value = from;
    while (value != Event.NONE && isAbsent(event.kind(value))) {
      value = event.next(value);
    }
    return value;
  }

  private static boolean isAbsent(ValueKind kind) {
    return kind == ValueKind.NULL || kind == ValueKind.EMPTY;
  }

  private void list(Event event, int first, RowBytes row) {
    texts.clear();
    for (int value = first; value != Event.NONE; value = firstPresent(event, event.next(value))) {
      texts.add(event.text(value).getBytes(StandardCharsets.UTF_8));
    }
    row.list(texts.size());
    texts.forEach(text -> row.element(text, 0, text.length));
  }

  private void whole(RowBytes row) {
    long number = Numbers.whole(slice.bytes(), slice.start(), slice.end());
    if (number == Numbers.NONE) {
      row.absent();
    } else {
      row.whole(number);
    }
  }

  private void time(RowBytes row) {
    long time = Times.any(slice.bytes(), slice.start(), slice.end());
    if (time == Event.NO_TIME) {
      row.absent();
    } else {
      row.whole(time);
    }
  }

  private void bool(RowBytes row) {
    String text = slice.text();
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      row.whole(text.equalsIgnoreCase("true") ? 1 : 0);
    } else {
      row.absent();
    }
  }

  private void apart(Event event, RowBytes row) {
    json.begin();
    for (int i = 0; i < apart.length; i++) {
      int value = apart[i] < 0 ? Event.NONE : firstPresent(event, event.first(apart[i]));
      if (value != Event.NONE) {
        json.key(apartNames[i]);
        values(event, value);
      }
    }
    if (json.isEmpty()) {
      row.absent();
    } else {
      json.end(row);
    }
  }

  private void values(Event event, int first) {
    int second = firstPresent(event, event.next(first));
    if (second == Event.NONE) {
      event.read(first, slice);
      json.text(slice);
      return;
    }
    json.beginArray();
    for (int value = first; value != Event.NONE; value = firstPresent(event, event.next(value))) {
      event.read(value, slice);
      json.element(slice);
    }
    json.endArray();
  }
}
