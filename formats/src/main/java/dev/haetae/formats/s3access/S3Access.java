package dev.haetae.formats.s3access;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.FieldsFile;
import dev.haetae.formats.Format;
import dev.haetae.formats.LineFormat;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.Heads;
import dev.haetae.model.Field;
import dev.haetae.model.FieldSelection;
import java.util.List;
import java.util.Optional;

/**
 * Server access logs of S3, a request a line. The names are those of the table the documentation
 * gives for Athena.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html">Log
 *     format</a>
 */
@AutoService(Format.class)
public final class S3Access implements LineFormat {
  private static final int SURE = 97;
  private static final DeclaredCatalog CATALOG = FieldsFile.of(S3Access.class);

  /** The columns in their order, which is that of the file of fields. */
  static final List<String> COLUMNS =
      CATALOG.fields().stream().filter(field -> !field.derived()).map(Field::name).toList();

  @Override
  public DeclaredCatalog catalog() {
    return CATALOG;
  }

  @Override
  public Optional<Recognition> recognise(List<String> head) {
    return Heads.judge(this, "", head, SURE);
  }

  @Override
  public LineParser parser(FieldSelection selection, String layout, Origin origin) {
    return new S3AccessParser(CATALOG, selection, origin);
  }
}
