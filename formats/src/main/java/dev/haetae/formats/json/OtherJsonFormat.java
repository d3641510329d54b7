package dev.haetae.formats.json;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.FieldsFile;
import dev.haetae.formats.Format;
import dev.haetae.formats.JsonFormat;

/** JSON objects that no other format knows, as generic events. */
@AutoService(Format.class)
public final class OtherJsonFormat implements JsonFormat {
  private final DeclaredCatalog catalog = FieldsFile.of(OtherJsonFormat.class);

  @Override
  public DeclaredCatalog catalog() {
    return catalog;
  }
}
