package dev.haetae.lake.catalog;

import dev.haetae.model.event.Activity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.io.CloseableIterable;

/** Gathers every file that tables, as they are and as they are remembered, are made of. */
final class NeededFiles {
  private final LakeFolder folder;
  private final LakeFiles files;
  private final Set<String> needed = new HashSet<>();

  NeededFiles(LakeFolder folder, LakeFiles files) {
    this.folder = folder;
    this.files = files;
  }

  /** Those gathered so far, by their names in commits. */
  Set<String> all() {
    return needed;
  }

  /** Adds the files of a table. */
  void add(Activity activity, StagedTable staged) {
    needed.add(files.inside(staged.committed()));
    for (Snapshot snapshot : staged.current().snapshots()) {
      needed.add(files.inside(snapshot.manifestListLocation()));
      for (ManifestFile manifest : snapshot.allManifests(files)) {
        if (needed.add(files.inside(manifest.path()))) {
          add(activity, staged, manifest);
        }
      }
    }
  }

  private void add(Activity activity, StagedTable staged, ManifestFile manifest) {
    try (CloseableIterable<String> paths =
        ManifestFiles.readPaths(manifest, files, staged.current().specsById())) {
      for (String location : paths) {
        Path file = files.resolve(location);
        needed.add(files.inside(location));
        needed.add(folder.inside(folder.identities(activity, file)));
        needed.add(folder.inside(folder.index(activity, file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
