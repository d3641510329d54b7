package dev.haetae.findings.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Event;
import dev.haetae.model.finding.Actor;
import dev.haetae.model.finding.Explanation;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.FindingType;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.finding.RoleChain;
import dev.haetae.model.finding.Severity;
import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FindingReaderTest {
  private static final String LEAST =
      "{\"id\":\"f1\",\"type\":\"Recon:IAMUser/Enumeration\",\"severity\":{\"score\":5}}";

  private static String line(Finding finding) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FindingWriter writer = Shape.JSONL.open(out)) {
      writer.write(finding);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Property(tries = 300)
  void readsBackWhatWasWritten(@ForAll("findings") Finding finding) throws IOException {
    String line = line(finding);
    assertThat(line).endsWith("\n").doesNotContain("}\n{");
    assertThat(FindingReader.read(line)).isEqualTo(finding);
  }

  @Test
  void writesAQuestionMarkForHalfASurrogatePair() throws IOException {
    Finding finding = FindingReader.read(LEAST.replace("f1", "\\ud83d"));
    assertThat(line(finding)).contains("\"id\":\"?\"");
  }

  @Test
  void skipsKeysItDoesNotKnow() {
    String line = LEAST.replace("{\"id\"", "{\"later\":{\"a\":[1]},\"id\"");
    assertThat(FindingReader.read(line).id()).isEqualTo("f1");
  }

  @Test
  void takesALineWithoutWhatIsOptional() {
    Finding finding = FindingReader.read(LEAST);
    assertThat(finding.account()).isEqualTo(Event.UNKNOWN);
    assertThat(finding.firstSeen()).isEqualTo(Event.NO_TIME);
    assertThat(finding.generation()).isEqualTo(1);
  }

  @Test
  void namesTheKeyThatIsWrong() {
    assertThatThrownBy(() -> FindingReader.read(LEAST.replace("5", "\"high\"")))
        .hasMessage("\"severity.score\" is \"high\"; expected a number");
    assertThatThrownBy(() -> FindingReader.read(LEAST.replace("5", "11")))
        .hasMessage("\"severity.score\" is 11; expected a number from 1 to 10");
    assertThatThrownBy(() -> FindingReader.read(LEAST.replace("\"id\"", "\"no\"")))
        .hasMessage("\"id\" is missing; expected a text");
    assertThatThrownBy(() -> FindingReader.read(LEAST.replace("Recon:", "")))
        .hasMessageContaining("\"type\": finding type");
    assertThatThrownBy(() -> FindingReader.read("[1]"))
        .hasMessage("the line is [1]; expected an object");
  }

  @Test
  void reportsABadLineWithItsNumberAndReadsTheRest() throws IOException {
    List<Problem> problems = new ArrayList<>();
    String text = LEAST + "\n\n{\"id\":\n" + LEAST.replace("f1", "f2");
    FindingReader reader =
        new FindingReader(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            "findings.jsonl",
            problems::add);
    assertThat(reader.next()).map(Finding::id).contains("f1");
    assertThat(reader.next()).map(Finding::id).contains("f2");
    assertThat(reader.next()).isEmpty();
    assertThat(problems)
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.place()).hasToString("findings.jsonl:3");
          assertThat(problem.detail()).contains("is not JSON at column").contains("jsonl");
        });
  }

  @Test
  void refusesJsonNestedTooDeep() {
    assertThatThrownBy(() -> FindingReader.read("[".repeat(100_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("depth");
  }

  @Provide
  Arbitrary<Finding> findings() {
    Arbitrary<String> text =
        Arbitraries.strings().withChars("aé\"\\\n\u0001 한{}[]:,0").ofMaxLength(8);
    Arbitrary<List<String>> texts = text.list().ofMaxSize(3);
    Arbitrary<Map<String, String>> map =
        Arbitraries.maps(
                text,
                Arbitraries.oneOf(
                    text, Arbitraries.of("{\"a\":[1,\"x\"]}", "[\"a\",\"b\"]", "{ }", "[1.50]")))
            .ofMaxSize(3);
    Arbitrary<Long> times =
        Arbitraries.oneOf(
            Arbitraries.just(Event.NO_TIME),
            Arbitraries.longs().greaterOrEqual(Long.MIN_VALUE + 1_000_000));
    Arbitrary<Actor> actors =
        Combinators.combine(text, texts, texts, texts, texts, Arbitraries.longs())
            .as((principal, sessions, keys, addresses, agents, more) ->
                new Actor(
                    principal,
                    sessions,
                    keys,
                    addresses,
                    agents,
                    keys,
                    new TreeMap<>(Map.of(EntityKind.ADDRESS, more)),
                    keys.stream()
                        .map(key ->
                            new RoleChain(
                                principal,
                                "user",
                                more > 0,
                                2,
                                List.of(
                                    new RoleChain.Step(
                                        1_000_000, "AssumeRole", principal, key, key, key))))
                        .toList()));
    Arbitrary<Occurrence> occurrences =
        Combinators.combine(text, times, Arbitraries.longs().greaterOrEqual(1), text)
            .as((id, time, line, raw) ->
                new Occurrence(
                    id,
                    time,
                    line % 2 == 0,
                    "cloudtrail",
                    new Place("a.gz!b:7", Math.min(line, 1L << 50)),
                    raw));
    return Combinators.combine(
            text,
            texts,
            map,
            times,
            actors,
            occurrences.list().ofMaxSize(3),
            Arbitraries.longs(),
            Arbitraries.integers().between(1, 100))
        .as((name, list, resources, time, actor, evidence, count, number) ->
            Finding.builder(
                    "id" + name,
                    FindingType.parse("Recon:IAMUser/Enumeration.Fast!Tool"),
                    new Severity(number / 12.5 + 1))
                .detector(name)
                .title(name)
                .confidence(number / 100.0)
                .account(name)
                .region(name)
                .firstSeen(time)
                .lastSeen(time)
                .count(count)
                .daily(new TreeMap<>(Map.of(LocalDate.ofEpochDay(number * 9_999L), count)))
                .resources(resources)
                .actor(actor)
                .techniques(list)
                .tactics(list)
                .explanation(new Explanation(name, name, list, list))
                .baseline(Map.of("condition", name))
                .evidence(evidence)
                .eventIds(list)
                .generation(number)
                .previous(list.stream().findFirst())
                .suppressed(Optional.of(name))
                .sample(number % 2 == 0)
                .build());
  }
}
