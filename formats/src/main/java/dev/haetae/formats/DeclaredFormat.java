package dev.haetae.formats;

import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON log told by the {@code fields.yml} beside its class, and by its derived fields. */
public abstract class DeclaredFormat implements JsonFormat {
  private final DeclaredCatalog catalog = FieldsFile.of(getClass());
  private final Map<String, DerivedField> derived = new LinkedHashMap<>();

  /** A format that works out these fields. */
  protected DeclaredFormat(DerivedField... fields) {
    for (DerivedField field : fields) {
      derived.put(field.path(), field);
    }
  }

  @Override
  public final DeclaredCatalog catalog() {
    return catalog;
  }

  @Override
  public final List<String> needs(String path) {
    DerivedField field = derived.get(path);
    return field == null ? List.of() : field.needs();
  }

  @Override
  public final void derive(Event event, int number, String path, EventWriter writer) {
    DerivedField field = derived.get(path);
    String value = field == null ? "" : field.value().apply(event);
    if (field != null && !value.isEmpty()) {
      writer.add(number, field.kind(), value);
    }
  }

  /** The texts of all values of a field. */
  protected static List<String> texts(Event event, String path) {
    List<String> texts = new ArrayList<>();
    int field = event.selection().number(path);
    if (field >= 0) {
      for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
        texts.add(event.text(value));
      }
    }
    return texts;
  }
}
