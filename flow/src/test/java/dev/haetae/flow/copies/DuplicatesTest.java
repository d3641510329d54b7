package dev.haetae.flow.copies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.flow.spill.TemporaryFolder;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Copies are counted whichever thread met them, in memory and on disk. */
class DuplicatesTest {
  @Property(tries = 50)
  void duplicatesAreCountedOverAllThreads(@ForAll @Size(max = 60) List<Byte> identities) {
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      Duplicates duplicates = new Duplicates(folder, 16);
      try (Duplicates.Collector one = duplicates.collector();
          Duplicates.Collector other = duplicates.collector()) {
        for (int i = 0; i < identities.size(); i++) {
          (i % 2 == 0 ? one : other).add(identities.get(i));
        }
      }
      assertThat(duplicates.count())
          .isEqualTo(identities.size() - identities.stream().distinct().count());
    }
  }
}
