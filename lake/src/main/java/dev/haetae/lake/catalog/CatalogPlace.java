package dev.haetae.lake.catalog;

import dev.haetae.lake.settings.CatalogAddress;
import dev.haetae.lake.settings.LakeSettings;
import dev.haetae.lake.table.LakeUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where the catalog of a lake is: in the lake's folder, or in a database the settings name. */
sealed interface CatalogPlace {

  /**
   * Where that of a folder is, or is to be.
   *
   * @param named the folder as the user named it
   */
  static CatalogPlace of(Path folder, Path named) {
    InFolder inFolder = new InFolder(folder, named);
    return LakeSettings.of(folder)
        .catalog()
        .<CatalogPlace>map(address -> new InDatabase(address, inFolder))
        .orElse(inFolder);
  }

  /**
   * Whether there is a catalog.
   *
   * @throws LakeUnusable where that cannot be known
   */
  boolean isMade();

  /**
   * Makes a catalog without tables.
   *
   * @param properties what it says of itself
   */
  void make(Map<String, String> properties) throws IOException;

  /**
   * Opens the catalog.
   *
   * @throws LakeUnusable where there is none
   */
  CatalogStore open();

  /**
   * A file of the lake's folder.
   *
   * @param named the folder as the user named it
   */
  record InFolder(Path folder, Path named) implements CatalogPlace {
    private Path file() {
      return new LakeFolder(folder).database();
    }

    @Override
    public boolean isMade() {
      return Files.exists(file());
    }

    @Override
    public void make(Map<String, String> properties) throws IOException {
      Path making = file().resolveSibling(file().getFileName() + ".new");
      Files.deleteIfExists(making);
      try (CatalogStore store = CatalogStore.open(making, making.toString())) {
        store.create(properties);
      }
      Files.move(making, file());
    }

    @Override
    public CatalogStore open() {
      if (!isMade()) {
        throw LakeUnusable.noneIn(named);
      }
      return CatalogStore.open(file(), new LakeFolder(named).database().toString());
    }
  }

  /**
   * A database of its own.
   *
   * @param inFolder where no catalog may be besides
   */
  record InDatabase(CatalogAddress address, InFolder inFolder) implements CatalogPlace {
    @Override
    public boolean isMade() {
      try (CatalogStore store = connected()) {
        return !store.properties().isEmpty();
      }
    }

    @Override
    public void make(Map<String, String> properties) {
      try (CatalogStore store = connected()) {
        store.create(properties);
      }
    }

    @Override
    public CatalogStore open() {
      if (inFolder.isMade()) {
        throw new LakeUnusable(
            "the lake in "
                + inFolder.named()
                + " has its catalog in "
                + LakeFolder.DATABASE
                + ", and "
                + LakeSettings.FILE
                + " names another: "
                + address.shown()
                + "; one of them must go");
      }
      return connected();
    }

    private CatalogStore connected() {
      return CatalogStore.open(address, inFolder.folder());
    }
  }
}
