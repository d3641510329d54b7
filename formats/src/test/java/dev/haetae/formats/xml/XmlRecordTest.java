package dev.haetae.formats.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.formats.scan.JsonScanner.Stop;
import dev.haetae.model.Limits;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class XmlRecordTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TEXTS =
      List.of("a", "&", "<b>", "\"q\" 'p'", "\\ C:\\x", "line\nbreak\ttab", "é 漢 😀", "]]>", "0x1");

  @Test
  void givesDataTheirNames() {
    assertThat(json("<E><Data Name='x'>1</Data><Data Name=\"y\">2</Data></E>"))
        .isEqualTo("{\"E\":{\"x\":\"1\",\"y\":\"2\"}}");
  }

  @Test
  void makesAListOfDataWithoutNames() {
    assertThat(json("<E><Data>1</Data><Data/><Data>3</Data><Binary>00</Binary></E>"))
        .isEqualTo("{\"E\":{\"Data\":[\"1\",null,\"3\"],\"Binary\":\"00\"}}");
  }

  @Test
  void putsTextBesideAttributes() {
    assertThat(json("<E><EventID Qualifiers='0'>1</EventID><P Name='n' /></E>"))
        .isEqualTo(
            "{\"E\":{\"EventID\":{\"#attributes\":{\"Qualifiers\":\"0\"},\"#text\":\"1\"},"
                + "\"P\":{\"#attributes\":{\"Name\":\"n\"}}}}");
  }

  @Test
  void leavesOutCommentsAndInstructionsAndSpaceBetweenElements() {
    assertThat(json("<E>\n <!-- <x> --> <?pi ?>\n <a>1<!-- 2 -->3</a>\n <b> </b>\n</E>"))
        .isEqualTo("{\"E\":{\"a\":\"13\",\"b\":null}}");
  }

  @Test
  void readsWhatStandsForCharacters() {
    assertThat(json("<E>&lt;&#65;&#x1F600;&#xD800;&nosuch;&amp;lt; &</E>"))
        .isEqualTo("{\"E\":\"<A😀\uFFFD&nosuch;&lt; &\"}");
  }

  @Test
  void takesTextThatIsMarkedAsSuchAsItIs() {
    assertThat(json("<E><![CDATA[<b>&amp;\"]]></E>")).isEqualTo("{\"E\":\"<b>&amp;\\\"\"}");
  }

  @Test
  void refusesWhatIsNotWellFormed() {
    for (String xml :
        List.of(
            "<E><a></b></E>",
            "<E>text<a/></E>",
            "<E><a/>text</E>",
            "<E a=1></E>",
            "<E a='<'></E>",
            "<E><!DOCTYPE x></E>",
            "< E></ E>")) {
      assertThatThrownBy(() -> json(xml))
          .as(xml)
          .isInstanceOfSatisfying(Stop.class, stop -> assertThat(stop.incomplete()).isFalse());
    }
  }

  @Test
  void asksForMoreWhereverItIsCut() {
    String xml =
        "<E a='1'><!-- c --><Data Name='x'>&lt;</Data><![CDATA[ ]]><b/>\n</E>"
            .replace("<![CDATA[ ]]>", "");
    for (int end = 1; end < xml.length(); end++) {
      String cut = xml.substring(0, end);
      assertThatThrownBy(() -> json(cut))
          .as(cut)
          .isInstanceOfSatisfying(Stop.class, stop -> assertThat(stop.incomplete()).isTrue());
    }
  }

  @Property
  void agreesWithWhatAWriterOfXmlWasGiven(@ForAll long seed) throws XMLStreamException {
    Random random = new Random(seed);
    StringWriter text = new StringWriter();
    XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
    JsonNode expected = element(xml, "Event", random, 0);
    xml.close();
    assertThat(tree(json(text.toString())).get("Event")).isEqualTo(expected);
  }

  private static JsonNode element(XMLStreamWriter xml, String name, Random random, int depth)
      throws XMLStreamException {
    xml.writeStartElement(name);
    ObjectNode object = JSON.createObjectNode();
    for (int i = random.nextInt(3); i > 0; i--) {
      String value = TEXTS.get(random.nextInt(TEXTS.size())).replaceAll("\\s", " ");
      xml.writeAttribute("a" + i, value);
      object.withObject("/#attributes").put("a" + i, value);
    }
    boolean elements = depth < 4 && random.nextBoolean();
    if (elements) {
      elements(xml, object, random, depth);
    }
    String text = elements ? "" : TEXTS.get(random.nextInt(TEXTS.size()));
    xml.writeCharacters(text);
    xml.writeEndElement();
    if (!elements && object.isEmpty()) {
      return JSON.getNodeFactory().textNode(text);
    }
    return elements ? object : object.put("#text", text);
  }

  private static void elements(XMLStreamWriter xml, ObjectNode object, Random random, int depth)
      throws XMLStreamException {
    for (int i = random.nextInt(3); i >= 0; i--) {
      String name = "e" + i;
      int times = 1 + random.nextInt(3);
      ArrayNode list = JSON.createArrayNode();
      for (int time = 0; time < times; time++) {
        list.add(element(xml, name, random, depth + 1));
      }
      object.set(name, times == 1 ? list.get(0) : list);
    }
  }

  private static String json(String xml) {
    XmlRecord record = new XmlRecord(Limits.DEFAULT.records());
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    int end = record.read(bytes, 0, bytes.length);
    assertThat(end).isEqualTo(bytes.length);
    return new String(record.json(), 0, record.length(), StandardCharsets.UTF_8);
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }
}
