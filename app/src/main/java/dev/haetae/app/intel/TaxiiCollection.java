package dev.haetae.app.intel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.haetae.detect.indicator.IndicatorSink;
import dev.haetae.detect.indicator.read.Intake;
import dev.haetae.detect.indicator.read.ListFormat;
import dev.haetae.detect.indicator.read.ListReader;
import dev.haetae.detect.indicator.read.ListSettings;
import dev.haetae.model.log.ProblemSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The indicators of a collection on a TAXII 2.1 server, page by page.
 *
 * @see <a href="https://docs.oasis-open.org/cti/taxii/v2.1/os/taxii-v2.1-os.html">TAXII 2.1,
 *     section 5.4</a>
 */
final class TaxiiCollection implements ListSource {
  private static final String MEDIA_TYPE = "application/taxii+json;version=2.1";
  private static final int LARGEST_PAGE = 64 << 20;
  private static final int MOST_PAGES = 100_000;

  /** Pages in a row without an object, which a filter may leave; more lead nowhere. */
  private static final int MOST_EMPTY = 1_000;

  private static final String NOTHING = "";

  private final URI objects;
  private final Optional<String> authorization;
  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();

  /**
   * A page of objects.
   *
   * @param next leads to the next page; empty on the last
   */
  private record Page(InputStream body, boolean hasObjects, Optional<String> next) {}

  TaxiiCollection(URI collection, Optional<String> authorization) {
    String base = collection.toString().replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
    this.objects = URI.create(base.endsWith("/objects") ? base + "/" : base + "/objects/");
    this.authorization = authorization;
  }

  @Override
  public Intake read(ListSettings settings, IndicatorSink sink, ProblemSink problems)
      throws IOException {
    long taken = 0;
    long broken = 0;
    Map<String, Long> leftOut = new TreeMap<>();
    Set<String> met = new HashSet<>();
    Optional<String> query = Optional.of(NOTHING);
    int empty = 0;
    while (query.isPresent()) {
      if (!met.add(query.get()) || met.size() > MOST_PAGES || empty > MOST_EMPTY) {
        throw new IOException(objects + ": its pages lead in a circle, or there is no end of them");
      }
      Page page = page(query.get());
      empty = page.hasObjects() ? 0 : empty + 1;
      if (page.hasObjects()) {
        Intake intake =
            ListReader.read(
                objects.toString(),
                page.body(),
                settings.withFormat(ListFormat.STIX),
                sink,
                problems);
        taken += intake.taken();
        broken += intake.broken();
        intake.leftOut().forEach((reason, count) -> leftOut.merge(reason, count, Long::sum));
      }
      query = page.next();
    }
    return new Intake(ListFormat.STIX, taken, broken, leftOut);
  }

  private Page page(String query) throws IOException {
    URI address = URI.create(objects + "?match%5Btype%5D=indicator" + query);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).timeout(PATIENCE).header("Accept", MEDIA_TYPE);
    authorization.ifPresent(each -> request.header("Authorization", each));
    HttpResponse<InputStream> response = ListSource.send(client, request.build(), objects);
    try (InputStream in = response.body()) {
      if (response.statusCode() != 200) {
        throw new IOException(objects + " answered " + response.statusCode() + hint(response));
      }
      byte[] body = in.readNBytes(LARGEST_PAGE + 1);
      if (body.length > LARGEST_PAGE) {
        throw new IOException(objects + ": a page is larger than " + LARGEST_PAGE + " bytes");
      }
      return page(body, response);
    }
  }

  private static String hint(HttpResponse<InputStream> response) {
    return switch (response.statusCode()) {
      case 401, 403 -> "; name the variable that has the credentials by --credentials";
      case 301, 302, 303, 307, 308 ->
          response
              .headers()
              .firstValue("Location")
              .map(where -> "; it sends to " + where + ", which is followed only where you name it")
              .orElse("");
      case 404, 406 -> "; expected the address of a collection of a TAXII 2.1 server";
      default -> "";
    };
  }

  private Page page(byte[] body, HttpResponse<InputStream> response) throws IOException {
    boolean more = false;
    boolean hasObjects = false;
    String next = "";
    try (JsonParser parser = new JsonFactory().createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException(objects + ": expected an envelope of TAXII 2.1");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        more |= name.equals("more") && value == JsonToken.VALUE_TRUE;
        next = name.equals("next") && value == JsonToken.VALUE_STRING ? parser.getText() : next;
        if (value == JsonToken.START_ARRAY) {
          boolean empty = parser.nextToken() == JsonToken.END_ARRAY;
          hasObjects |= name.equals("objects") && !empty;
          skipRest(parser, empty);
        } else {
          parser.skipChildren();
        }
      }
    } catch (JsonProcessingException wrong) {
      throw new IOException(
          objects
              + ": "
              + (wrong instanceof JsonEOFException
                  ? "its answer ends early"
                  : "its answer is no JSON")
              + "; expected an envelope of TAXII 2.1",
          wrong);
    }
    return new Page(
        new ByteArrayInputStream(body),
        hasObjects,
        more ? Optional.of(query(next, response)) : Optional.empty());
  }

  private static void skipRest(JsonParser parser, boolean empty) throws IOException {
    if (empty) {
      return;
    }
    for (JsonToken at = parser.currentToken();
        at != null && at != JsonToken.END_ARRAY;
        at = parser.nextToken()) {
      parser.skipChildren();
    }
  }

  /** A server that says there is more without saying how goes on by time. */
  private String query(String next, HttpResponse<InputStream> response) throws IOException {
    if (!next.isEmpty()) {
      return "&next=" + encoded(next);
    }
    String last =
        response
            .headers()
            .firstValue("X-TAXII-Date-Added-Last")
            .orElseThrow(
                () -> new IOException(objects + ": there is more, but not said how to get it"));
    return "&added_after=" + encoded(last);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
