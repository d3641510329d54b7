package dev.haetae.lake.catalog;

import dev.haetae.model.event.Activity;
import java.nio.file.Path;

/**
 * Where in a lake's folder its files are.
 *
 * @param path the folder, absolute
 */
record LakeFolder(Path path) {
  private static final String TABLES = "tables";

  /** The name of the catalog, where it is not elsewhere. */
  static final String DATABASE = "catalog.db";

  /** The file of the catalog, where it is not elsewhere. */
  Path database() {
    return path.resolve(DATABASE);
  }

  /** The folder of all tables. */
  Path tables() {
    return path.resolve(TABLES);
  }

  /** The folder of a table's files. */
  Path table(Activity activity) {
    return tables().resolve(activity.table());
  }

  /** The file of the identities of a Parquet file's events. */
  Path identities(Activity activity, Path dataFile) {
    return beside(activity, dataFile, "identities", ".ids");
  }

  /** The file that says which words a Parquet file's row groups may hold. */
  Path index(Activity activity, Path dataFile) {
    return beside(activity, dataFile, "index", ".words");
  }

  private Path beside(Activity activity, Path dataFile, String in, String extension) {
    String name = String.valueOf(dataFile.getFileName()).replaceFirst("\\.parquet$", extension);
    return table(activity).resolve(in).resolve(name);
  }

  /** A file's path within the folder, as commits name it. */
  String inside(Path file) {
    return path.relativize(file).toString().replace('\\', '/');
  }
}
