package dev.haetae.search.run;

import dev.haetae.search.parse.spl.Spl;
import dev.haetae.search.parse.spl.SplLibrary;
import dev.haetae.search.plan.TimeRange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every search of {@code spl/*.spl}. */
class SplGoldenTest {
  private static final SplLibrary LIBRARY =
      new SplLibrary(
          Map.of(
              "logins", new SplLibrary.Macro("eventName=ConsoleLogin", List.of()),
              "by_name(1)", new SplLibrary.Macro("eventName=$name$ `nothing`", List.of("name")),
              "nothing", new SplLibrary.Macro("", List.of()),
              "loop", new SplLibrary.Macro("`loop`", List.of())),
          Map.of("big", "bytes>$limit$ | sort bytes"));

  static Stream<String> files() throws IOException {
    return Goldens.files("spl");
  }

  @ParameterizedTest
  @MethodSource("files")
  void answersAsWrittenDown(String file) throws IOException {
    new Goldens(new Spl(LIBRARY), "spl", TimeRange.ALL).assertMatches(file);
  }
}
