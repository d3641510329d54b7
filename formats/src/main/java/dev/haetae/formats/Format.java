package dev.haetae.formats;

import dev.haetae.model.event.FieldCatalog;

/**
 * One kind of log. A format is one package: a class that implements {@link JsonFormat} or {@link
 * LineFormat} and is announced by {@code @AutoService(Format.class)}, a {@code fields.yml} beside
 * it and samples. There is no list to add it to.
 */
public interface Format {
  FieldCatalog catalog();
}
