package dev.haetae.app.hunt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.Detector;
import dev.haetae.formats.Formats;
import dev.haetae.model.event.Field;
import dev.haetae.model.event.FieldCatalog;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnyMentionTest {
  @Test
  void everyLogThatNamesAnAddressIsAsked() {
    List<FieldCatalog> naming =
        Formats.catalogs().stream()
            .filter(each ->
                each.fields().stream().anyMatch(field -> field.type() == Field.Type.ADDRESS))
            .toList();

    assertThat(AnyMention.detectors(Formats.catalogs()).stream().map(Detector::file))
        .containsAll(naming.stream().map(each -> "hunt/" + each.log() + ".yml").toList());
  }

  @Test
  void noTwoAreTheSame() {
    assertThat(AnyMention.detectors(Formats.catalogs()).stream().map(Detector::id))
        .doesNotHaveDuplicates();
  }
}
