package dev.haetae.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.model.event.Slice;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SubjectTest {
  private static Slice slice(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Slice slice = new Slice();
    slice.set(bytes, 0, bytes.length);
    return slice;
  }

  @Property(tries = 200)
  void missesNoRecordThatHasItsName(
      @ForAll @AlphaChars @StringLength(min = 1, max = 8) String name,
      @ForAll @StringLength(max = 20) String before,
      @ForAll @StringLength(max = 20) String after) {
    assertThat(new Subject(name).mayBeIn(slice(before + name + after))).isTrue();
  }

  @Test
  void looksForTheLastPartOfAnArn() {
    assertThat(
            new Subject("arn:aws:iam::111122223333:role/Admin")
                .mayBeIn(slice("arn:aws:sts::111122223333:assumed-role/Admin/session")))
        .isTrue();
  }

  @Test
  void passesOverRecordsWithoutIt() {
    assertThat(new Subject("alice").mayBeIn(slice("{\"user\":\"alic\"}"))).isFalse();
  }

  @Test
  void isTheLastPartOfAName() {
    assertThat(new Subject("alice").is("arn:aws:iam::111122223333:user/alice")).isTrue();
  }

  @Test
  void isNoPartOfALongerWord() {
    assertThat(new Subject("alice").is("arn:aws:iam::111122223333:user/malice")).isFalse();
    assertThat(new Subject("10.0.0.1").isNamedIn("from 10.0.0.12")).isFalse();
  }

  @Test
  void isNamedInsideALongText() {
    assertThat(new Subject("10.0.0.1").isNamedIn("ssh from 10.0.0.1 port 22")).isTrue();
  }
}
