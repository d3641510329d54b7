package dev.haetae.formats.text;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.FieldsFile;
import dev.haetae.formats.Format;
import dev.haetae.formats.LineFormat;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.model.event.FieldSelection;
import java.util.List;
import java.util.Optional;

/**
 * Lines of no known log, so that they are kept and can be searched: the line is the message, and
 * its time is what stands at its start, if that is one.
 */
@AutoService(Format.class)
public final class Text implements LineFormat {
  private static final int LEAST = 1;
  private static final char UNDECODABLE = '\uFFFD';
  private static final DeclaredCatalog CATALOG = FieldsFile.of(Text.class);

  @Override
  public DeclaredCatalog catalog() {
    return CATALOG;
  }

  /** Anything readable; what holds many bytes that are no text is another kind of file. */
  @Override
  public int surest() {
    return LEAST;
  }

  @Override
  public Optional<Recognition> recognise(List<String> head, Judge judge) {
    long characters = 0;
    long strange = 0;
    for (String line : head) {
      characters += line.length();
      strange += line.chars().filter(Text::isStrange).count();
    }
    boolean readable = characters > 0 && strange * 20 <= characters;
    return readable ? Optional.of(new Recognition("", LEAST)) : Optional.empty();
  }

  private static boolean isStrange(int character) {
    boolean escape = character == 0x1B;
    return character == UNDECODABLE || (character < ' ' && character != '\t' && !escape);
  }

  @Override
  public LineParser parser(FieldSelection selection, String layout, Origin origin) {
    return new TextParser(selection, origin);
  }
}
