package dev.haetae.detect.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameJudgeTest {
  private final NameJudge judge = new NameJudge(NameModel.shipped());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xkqvzbwjtrplm",
        "q8z7x1v0k3j5h2",
        "9f86d081884c7d65",
        "wqkjxzvbnm",
        "mfzhk4ruyq2dgn5x"
      })
  void randomLabelsAreLikelierGenerated(String label) {
    assertThat(judge.judge(label)).isGreaterThan(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "amazonaws",
        "cloudfront",
        "akamaiedge",
        "windowsupdate",
        "stackoverflow",
        "t-online",
        "bundesregierung",
        "sueddeutsche",
        "elpais",
        "rakuten",
        "yandex",
        "aws",
        "gstatic",
        "office365",
        "googleusercontent",
        "kubernetes",
        "xn--mnchen-3ya",
        "xn--42cgk1gc8crdb1htg3d",
        "doubleclick"
      })
  void labelsPeopleChoseAreNot(String label) {
    assertThat(judge.judge(label)).isLessThan(1);
  }

  @Test
  void aPartOfANameIsJudgedAsTheLabelItIs() {
    assertThat(judge.judge("www.xkqvzbw.com", 4, 11)).isEqualTo(judge.judge("xkqvzbw"));
  }

  @Property
  void anyTextGetsANumber(@ForAll String label) {
    assertThat(judge.judge(label)).isFinite();
  }

  @Test
  void aModelIsReadAsItWasWritten() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    NameModel.shipped().write(new DataOutputStream(bytes));
    NameModel read =
        NameModel.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    assertThat(new NameJudge(read).judge("example")).isEqualTo(judge.judge("example"));
  }

  @Test
  void bytesOfSomethingElseAreRefused() {
    DataInputStream other = new DataInputStream(new ByteArrayInputStream(new byte[64]));

    assertThatThrownBy(() -> NameModel.read(other)).hasMessageContaining("not a model");
  }
}
