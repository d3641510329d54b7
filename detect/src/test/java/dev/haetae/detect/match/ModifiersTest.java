package dev.haetae.detect.match;

import static dev.haetae.detect.match.Rules.matches;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ModifiersTest {
  @Test
  void comparesWithoutCase() {
    assertThat(matches("{f: StopLogging}", Map.of("f", "stoplogging"))).isTrue();
  }

  @Test
  void comparesTheWholeValue() {
    assertThat(matches("{f: Stop}", Map.of("f", "StopLogging"))).isFalse();
  }

  @Test
  void foldsLettersBeyondAscii() {
    assertThat(matches("{f: 'ÄÖß'}", Map.of("f", "äöß"))).isTrue();
  }

  @Test
  void casedMindsCase() {
    assertThat(matches("{f|cased: Stop}", Map.of("f", "stop"))).isFalse();
    assertThat(matches("{f|cased: Stop}", Map.of("f", "Stop"))).isTrue();
  }

  @Test
  void aStarIsAnyRunAndAQuestionMarkOneCharacter() {
    assertThat(matches("{f: 'a*d?f'}", Map.of("f", "abcdéf"))).isTrue();
    assertThat(matches("{f: 'a*d?f'}", Map.of("f", "abcdf"))).isFalse();
  }

  @Test
  void anEscapedStarIsPlain() {
    assertThat(matches("{f: 'a\\*'}", Map.of("f", "a*"))).isTrue();
    assertThat(matches("{f: 'a\\*'}", Map.of("f", "ab"))).isFalse();
  }

  @Test
  void twoBackslashesBeforeAStarAreABackslashAndAWildcard() {
    assertThat(matches("{f: 'a\\\\*'}", Map.of("f", "a\\bc"))).isTrue();
    assertThat(matches("{f: 'a\\\\*'}", Map.of("f", "a*"))).isFalse();
  }

  @Test
  void threeBackslashesBeforeAStarAreABackslashAndAStar() {
    assertThat(matches("{f: 'a\\\\\\*'}", Map.of("f", "a\\*"))).isTrue();
    assertThat(matches("{f: 'a\\\\\\*'}", Map.of("f", "a\\b"))).isFalse();
  }

  @Test
  void aLoneBackslashIsItself() {
    assertThat(matches("{f: 'C:\\Windows'}", Map.of("f", "C:\\windows"))).isTrue();
  }

  @Test
  void fourBackslashesAreTwo() {
    assertThat(matches("{f: '\\\\\\\\host'}", Map.of("f", "\\\\host"))).isTrue();
  }

  @Test
  void containsStartsAndEnds() {
    assertThat(matches("{f|contains: bc}", Map.of("f", "aBCd"))).isTrue();
    assertThat(matches("{f|startswith: AB}", Map.of("f", "abc"))).isTrue();
    assertThat(matches("{f|startswith: bc}", Map.of("f", "abc"))).isFalse();
    assertThat(matches("{f|endswith: bc}", Map.of("f", "aBC"))).isTrue();
    assertThat(matches("{f|endswith: ab}", Map.of("f", "abc"))).isFalse();
  }

  @Test
  void aListIsAnyOfItsValues() {
    assertThat(matches("{f: [x, y, z, w, v]}", Map.of("f", "W"))).isTrue();
    assertThat(matches("{f: [x, y, z, w, v]}", Map.of("f", "u"))).isFalse();
  }

  @Test
  void allWantsEveryValue() {
    assertThat(matches("{f|contains|all: [a, b]}", Map.of("f", "xbxa"))).isTrue();
    assertThat(matches("{f|contains|all: [a, b]}", Map.of("f", "xbx"))).isFalse();
  }

  @Test
  void allIsMetByDifferentElementsOfAnArray() {
    assertThat(matches("{f|all: [a, b]}", Map.of("f", List.of("b", "a")))).isTrue();
  }

  @Test
  void aPathThroughAnArrayReachesAnyElement() {
    Map<String, Object> record = Map.of("r", List.of(Map.of("t", "x"), Map.of("t", "y")));
    assertThat(matches("{r.t: y}", record)).isTrue();
  }

  @Test
  void anObjectIsComparedAsCompactJson() {
    assertThat(matches("{f: '{\"a\":1}'}", Map.of("f", Map.of("a", 1)))).isTrue();
  }

  @Test
  void nullIsAFieldWithoutAValue() {
    Map<String, @Nullable Object> record = new HashMap<>();
    assertThat(matches("{f: null}", record)).isTrue();
    record.put("f", null);
    assertThat(matches("{f: null}", record)).isTrue();
    record.put("f", "");
    assertThat(matches("{f: null}", record)).isFalse();
  }

  @Test
  void theEmptyTextIsAValue() {
    assertThat(matches("{f: ''}", Map.of("f", ""))).isTrue();
    assertThat(matches("{f: ''}", Map.of())).isFalse();
  }

  @Test
  void existsAsksOnlyWhetherTheFieldIsThere() {
    Map<String, @Nullable Object> record = new HashMap<>();
    assertThat(matches("{f|exists: false}", record)).isTrue();
    record.put("f", null);
    assertThat(matches("{f|exists: true}", record)).isTrue();
  }

  @Test
  void numbersAreComparedAsNumbers() {
    assertThat(matches("{f: 5}", Map.of("f", 5.0))).isTrue();
    assertThat(matches("{f: 5}", Map.of("f", "5.0"))).isFalse();
    assertThat(matches("{f: 5}", Map.of("f", "5"))).isTrue();
  }

  @Test
  void aNumberBeyondALongIsComparedExactly() {
    assertThat(
            matches(
                "{f: 123456789012345678901}",
                Map.of("f", new java.math.BigInteger("123456789012345678900"))))
        .isFalse();
  }

  @Test
  void boundsCompareNumbers() {
    assertThat(matches("{f|gte: 1024}", Map.of("f", 1024))).isTrue();
    assertThat(matches("{f|gt: 1024}", Map.of("f", 1024))).isFalse();
    assertThat(matches("{f|lt: 1024}", Map.of("f", "80"))).isTrue();
    assertThat(matches("{f|lt: 1024}", Map.of("f", "none"))).isFalse();
  }

  @Test
  void neqDiffersFromEveryValue() {
    assertThat(matches("{f|neq: [a, b]}", Map.of("f", "c"))).isTrue();
    assertThat(matches("{f|neq: [a, b]}", Map.of("f", "B"))).isFalse();
  }

  @Test
  void regularExpressionsMindCaseAndAreNotAnchored() {
    assertThat(matches("{f|re: 'b[0-9]+'}", Map.of("f", "ab12"))).isTrue();
    assertThat(matches("{f|re: 'b[0-9]+'}", Map.of("f", "aB12"))).isFalse();
    assertThat(matches("{f|re|i: 'b[0-9]+'}", Map.of("f", "aB12"))).isTrue();
  }

  @Test
  void theFlagsOfRegularExpressionsHold() {
    assertThat(matches("{f|re|m: '^b$'}", Map.of("f", "a\nb"))).isTrue();
    assertThat(matches("{f|re|s: 'a.b'}", Map.of("f", "a\nb"))).isTrue();
    assertThat(matches("{f|re: 'a.b'}", Map.of("f", "a\nb"))).isFalse();
  }

  @Test
  void windashTakesEveryDashForEachOther() {
    for (String dash : List.of("-", "/", "–", "—", "―")) {
      assertThat(matches("{f|contains|windash: ' -enc '}", Map.of("f", "x " + dash + "enc y")))
          .isTrue();
    }
  }

  @Test
  void base64EncodesTheValue() {
    assertThat(matches("{f|base64|contains: foobar}", Map.of("f", "x Zm9vYmFy"))).isTrue();
  }

  @Test
  void base64offsetFindsTheValueWhereverItStands() {
    for (String before : List.of("", "x", "xy", "xyz")) {
      byte[] text = (before + "/bin/bash -i").getBytes(java.nio.charset.StandardCharsets.UTF_8);
      String encoded = java.util.Base64.getEncoder().encodeToString(text);
      assertThat(matches("{f|base64offset|contains: /bin/bash}", Map.of("f", encoded))).isTrue();
    }
  }

  @Test
  void wideEncodesUtf16BeforeBase64() {
    byte[] text = "ping".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
    String encoded = java.util.Base64.getEncoder().encodeToString(text);
    assertThat(matches("{f|wide|base64offset|contains: ping}", Map.of("f", encoded))).isTrue();
  }

  @Test
  void cidrTellsNetworksOfBothFamilies() {
    assertThat(matches("{f|cidr: 10.0.0.0/8}", Map.of("f", "10.200.3.4"))).isTrue();
    assertThat(matches("{f|cidr: 10.0.0.0/8}", Map.of("f", "11.0.0.1"))).isFalse();
    assertThat(matches("{f|cidr: 'fe80::/10'}", Map.of("f", "fe80::1:2"))).isTrue();
    assertThat(matches("{f|cidr: 0.0.0.0/0}", Map.of("f", "AWS Internal"))).isFalse();
  }

  @Test
  void expandTakesConfiguredValues() {
    assertThat(matches("{f|expand: '%admins%'}", Map.of("f", "toor"))).isTrue();
    assertThat(matches("{f|expand: '%admins%'}", Map.of("f", "user"))).isFalse();
  }

  @Test
  void fieldrefComparesTwoFields() {
    assertThat(matches("{f|fieldref: g}", Map.of("f", "A", "g", "a"))).isTrue();
    assertThat(matches("{f|fieldref|neq: g}", Map.of("f", "A", "g", "a"))).isFalse();
    assertThat(matches("{f|fieldref|endswith: g}", Map.of("f", "xa", "g", "A"))).isTrue();
    assertThat(matches("{f|fieldref: g}", Map.of("f", "A"))).isFalse();
  }

  @Test
  void partsOfADateAreCompared() {
    assertThat(matches("{f|hour: 23}", Map.of("f", "2026-11-22T23:05:00Z"))).isTrue();
    assertThat(matches("{f|hour|gte: 22}", Map.of("f", "2026-11-22 23:05:00.123"))).isTrue();
    assertThat(matches("{f|year: 2026}", Map.of("f", 1795330800))).isTrue();
    assertThat(matches("{f|week: 1}", Map.of("f", "2027-01-05"))).isTrue();
    assertThat(matches("{f|day: 1}", Map.of("f", "no date"))).isFalse();
  }

  @Test
  void keywordsAreLookedForInTheWholeRecord() {
    assertThat(matches("[segfault, 'out of*memory']", Map.of("m", "Out of some Memory"))).isTrue();
    assertThat(matches("[segfault]", Map.of("m", "fine"))).isFalse();
  }

  @Test
  void keywordsMeetTheTextAndNotItsJsonEscapes() {
    assertThat(matches("['C:\\Temp']", Map.of("m", "in C:\\Temp now"))).isTrue();
  }

  @Test
  void keywordsCanBeWantedAll() {
    assertThat(matches("{'|all': [one, two]}", Map.of("m", "two one"))).isTrue();
    assertThat(matches("{'|all': [one, two]}", Map.of("m", "two"))).isFalse();
  }

  @Test
  void aListOfMapsIsAnyOfThem() {
    assertThat(matches("[{f: a}, {g: b}]", Map.of("g", "b"))).isTrue();
  }
}
