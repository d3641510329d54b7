package dev.haetae.formats.line;

import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.FieldsFile;
import dev.haetae.formats.LineFormat;
import java.util.List;
import java.util.Optional;

/**
 * A log of lines told by the {@code fields.yml} beside its class, and recognised by what its own
 * parser understands.
 */
public abstract class DeclaredLineFormat implements LineFormat {
  private final DeclaredCatalog catalog;
  private final int surest;

  /**
   * @param surest how certain it is, 0 to 100, where every line is understood; see {@link
   *     Recognition}
   */
  protected DeclaredLineFormat(int surest) {
    this.catalog = FieldsFile.of(getClass());
    this.surest = surest;
  }

  /** The same where the fields are known already. */
  protected DeclaredLineFormat(DeclaredCatalog catalog, int surest) {
    this.catalog = catalog;
    this.surest = surest;
  }

  @Override
  public final DeclaredCatalog catalog() {
    return catalog;
  }

  @Override
  public final int surest() {
    return surest;
  }

  @Override
  public Optional<Recognition> recognise(List<String> head, Judge judge) {
    return judge.judge(this, "", head);
  }
}
