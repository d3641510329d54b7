package dev.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.haetae.app.outcome.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntelVerbTest {
  @TempDir private Path folder;

  private final List<HttpServer> servers = new ArrayList<>();

  @AfterEach
  void stopServers() {
    servers.forEach(each -> each.stop(0));
  }

  private Run intel(Object... words) {
    List<Object> all = new ArrayList<>(List.of("intel"));
    all.add(words[0]);
    all.add("--intel");
    all.add(folder.resolve("intel"));
    all.addAll(Arrays.asList(words).subList(1, words.length));
    return Run.of(all);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("list.txt"), text);
  }

  /** Serves what a function makes of the query, or 401 where it gives nothing. */
  private String serve(UnaryOperator<String> answer) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> respond(exchange, answer));
    server.start();
    servers.add(server);
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void respond(HttpExchange exchange, UnaryOperator<String> answer)
      throws IOException {
    byte[] body =
        answer.apply(exchange.getRequestURI().toString()).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(body.length == 0 ? 401 : 200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void keepsAListAndLooksUpInIt() throws IOException {
    Run add = intel("add", "ours", file("203.0.113.0/24\nevil.example\n"), "--kind", "c2");

    assertThat(add.out()).isEqualToIgnoringNewLines("ours: 2 entries, read as text");
    Run found = intel("lookup", "203.0.113.7", "hxxp://www.evil[.]example/a", "198.51.100.1");
    assertThat(found.out())
        .contains("203.0.113.7:\n  ours: c2 as 203.0.113.0/24, confidence 75")
        .contains("ours: c2 as evil.example")
        .contains("198.51.100.1: on no list");
    assertThat(found.code()).isEqualTo(ExitCode.FOUND);
    assertThat(intel("lookup", "198.51.100.1").code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void tellsABrokenLineWithItsPlace() throws IOException {
    Run add = intel("add", "ours", file("203.0.113.7\n1.2.3.4/33\n"));

    assertThat(add.code()).isEqualTo(ExitCode.DONE);
    assertThat(add.out()).contains("1 entry", "1 not understood");
    assertThat(add.err()).contains("list.txt:2: \"1.2.3.4/33\": expected an address");
  }

  @Test
  void keepsWhatWasThereWhenAnUpdateFails() throws IOException {
    intel("add", "ours", file("203.0.113.7\n"));
    file("<!DOCTYPE html><html></html>");

    Run update = intel("update");

    assertThat(update.code()).isEqualTo(ExitCode.NOT_READABLE);
    assertThat(update.err()).contains("ours: it is a page of HTML");
    assertThat(intel("lookup", "203.0.113.7").code()).isEqualTo(ExitCode.FOUND);
    try (Stream<Path> files = Files.list(folder.resolve("intel"))) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void putsANewFetchInThePlaceOfTheOld() throws IOException {
    intel("add", "ours", file("203.0.113.7\n"));
    file("203.0.113.8\n");

    intel("update", "ours");

    assertThat(intel("lookup", "203.0.113.7").code()).isEqualTo(ExitCode.DONE);
    assertThat(intel("lookup", "203.0.113.8").code()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void forgetsAListThatIsRemoved() throws IOException {
    intel("add", "ours", file("203.0.113.7\n"));
    assertThat(intel("list").out()).contains("ours", "threat", "list.txt");

    intel("remove", "ours");

    assertThat(intel("lookup", "203.0.113.7").code()).isEqualTo(ExitCode.DONE);
    assertThat(intel("list").out()).startsWith("No lists are kept");
    assertThat(intel("remove", "ours").code()).isEqualTo(ExitCode.WRONG_USE);
  }

  @Test
  void removesNothingWhereOneOfTheListsIsNotThere() throws IOException {
    intel("add", "ours", file("203.0.113.7\n"));

    Run remove = intel("remove", "ours", "our");

    assertThat(remove.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(remove.err()).contains("there is no list \"our\"; did you mean ours?");
    assertThat(intel("list").out()).contains("ours");
  }

  @Test
  void leavesWhatAnotherProgramMayBeReadingOrWriting() throws IOException {
    intel("add", "ours", file("203.0.113.7\n"));
    Path writing = folder.resolve("intel/ours-" + UUID.randomUUID() + ".entries");
    Path left = folder.resolve("intel/ours-" + UUID.randomUUID() + ".entries");
    Files.createFile(writing);
    Files.createFile(left);
    Files.setLastModifiedTime(left, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));

    intel("update", "ours");

    assertThat(writing).exists();
    assertThat(left).doesNotExist();
  }

  @Test
  void saysWhereThereIsNoList() {
    assertThat(intel("update").out()).startsWith("No lists are kept in ");
    assertThat(intel("lookup", "203.0.113.7").err()).contains("No lists are kept in ");
  }

  @Test
  void asksWhichChoiceWasMeant() throws IOException {
    Path list = file("203.0.113.7\n");
    assertThat(intel("add", "x", list, "--kind", "threta").err()).contains("did you mean threat?");
    assertThat(intel("add", "x", list, "--format", "cvs").err()).contains("did you mean csv?");
    assertThat(intel("add", "x", list, "--values", "domian").err())
        .contains("did you mean domain?");
    assertThat(intel("add", "x", "ftp://192.0.2.1/list").err()).contains("http:// or https://");
  }

  @Test
  void refusesAFileInThePlaceOfTheFolder() throws IOException {
    Run list = Run.of(List.of("intel", "list", "--intel", file("")));
    assertThat(list.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(list.err()).contains("is a file; expected a folder");
  }

  @Test
  void refusesWhatItDoesNotKnow() throws IOException {
    Path list = file("203.0.113.7\n");

    assertThat(intel("add", "../x", list).code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(intel("add", "x", list, "--kind", "evil").err()).contains("drop-point");
    assertThat(intel("add", "x", list, "--format", "pdf").err()).contains("fire-eye");
    assertThat(intel("add", "x", list, "--expires", "soon").err()).contains("30d");
    assertThat(intel("add", "x", folder.resolve("none")).code()).isEqualTo(ExitCode.NOT_READABLE);
    assertThat(Run.of("intel").code()).isEqualTo(ExitCode.WRONG_USE);
  }

  @Test
  void fetchesAListFromAServer() throws IOException {
    String server = serve(path -> path.equals("/exits") ? "203.0.113.7\n" : "");

    assertThat(intel("add", "tor", server + "/exits", "--kind", "tor").code())
        .isEqualTo(ExitCode.DONE);
    assertThat(intel("lookup", "203.0.113.7").out()).contains("tor: tor as 203.0.113.7");
    assertThat(intel("add", "other", server + "/none").err()).contains("answered 401");
  }

  private static String envelope(String more, String address) {
    return "{"
        + more
        + "\"objects\":[{\"type\":\"indicator\",\"pattern_type\":\"stix\","
        + "\"pattern\":\"[ipv4-addr:value = '"
        + address
        + "']\"}]}";
  }

  @Test
  void readsACollectionOfATaxiiServerPageByPage() throws IOException {
    List<String> asked = new ArrayList<>();
    String server =
        serve(path -> {
          asked.add(path);
          return path.contains("next=two%2F2")
              ? envelope("", "203.0.113.8")
              : envelope("\"more\":true,\"next\":\"two/2\",", "203.0.113.7");
        });

    Run add = intel("add", "partner", server + "/api/collections/1/", "--taxii");

    assertThat(add.out()).contains("partner: 2 entries, read as stix");
    assertThat(asked).hasSize(2).allMatch(each -> each.startsWith("/api/collections/1/objects/?"));
  }

  @Test
  void anEmptyCollectionIsNoMistake() throws IOException {
    String server = serve(path -> "{}");

    assertThat(intel("add", "partner", server + "/c/", "--taxii").out()).contains("0 entries");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Log in</html>", "{\"objects\":[{\"type\":\"ind"})
  void anAnswerThatIsNoEnvelopeIsToldInPlainWords(String answer) throws IOException {
    String server = serve(path -> answer);

    Run add = intel("add", "partner", server + "/c/", "--taxii");

    assertThat(add.code()).isEqualTo(ExitCode.NOT_READABLE);
    assertThat(add.err())
        .contains(server + "/c/objects/: its answer")
        .contains("expected an envelope of TAXII 2.1")
        .doesNotContain("StreamRead");
  }

  @Test
  void pagesThatLeadInACircleAreNoticed() throws IOException {
    String server = serve(path -> envelope("\"more\":true,\"next\":\"again\",", "203.0.113.7"));

    Run add = intel("add", "partner", server + "/c/", "--taxii");

    assertThat(add.code()).isEqualTo(ExitCode.NOT_READABLE);
    assertThat(add.err()).contains("circle");
  }

  @Test
  void credentialsAreNamedByTheirVariable() throws IOException {
    String server = serve(path -> "{}");

    Run add =
        intel("add", "partner", server + "/c/", "--taxii", "--credentials", "HAETAE_NOT_SET_HERE");

    assertThat(add.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(add.err()).contains("HAETAE_NOT_SET_HERE has no credentials");
  }

  @Test
  void aScanFindsWhatIsOnAKeptList() throws IOException {
    intel("add", "ours", file("203.0.113.7\n"));
    Path log = Files.createDirectories(folder.resolve("logs")).resolve("trail.json");
    Files.writeString(
        log,
        """
        {"Records":[{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/ana",
        "accountId":"111122223333","accessKeyId":"AKIAIOSFODNN7EXAMPLE","userName":"ana"},
        "eventTime":"2026-03-04T05:06:07Z","eventSource":"iam.amazonaws.com","eventName":"ListUsers",
        "awsRegion":"us-east-1","sourceIPAddress":"203.0.113.7","userAgent":"aws-cli/2","readOnly":true,
        "eventID":"e1","managementEvent":true,"eventCategory":"Management","recipientAccountId":"111122223333"}]}
        """);

    Run with = Run.of(List.of("scan", log, "--intel", folder.resolve("intel")));
    Run without = Run.of(List.of("scan", log, "--no-intel"));

    assertThat(with.out())
        .contains("A discovery call was made from an address on your threat list");
    assertThat(without.out())
        .doesNotContain("threat list")
        .contains("No indicator lists: known malicious addresses are not recognised");
  }
}
