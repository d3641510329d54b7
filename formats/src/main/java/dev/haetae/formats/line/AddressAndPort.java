package dev.haetae.formats.line;

import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.ValueKind;

/** Takes {@code address:port} apart into two derived fields; IPv6 may stand in brackets. */
public final class AddressAndPort {
  private final int addressField;
  private final int portField;

  /** The two fields to fill, as the catalog names them. */
  public AddressAndPort(FieldSelection selection, String addressPath, String portPath) {
    addressField = selection.number(addressPath);
    portField = selection.number(portPath);
  }

  /** Whoever asked, where every log has it. */
  public static AddressAndPort ofClient(FieldSelection selection) {
    return new AddressAndPort(selection, "haetae.address", "haetae.port");
  }

  /** What a balancer passed the request on to. */
  public static AddressAndPort ofTarget(FieldSelection selection) {
    return new AddressAndPort(selection, "haetae.target.address", "haetae.target.port");
  }

  /** Adds what is asked for of {@code bytes[start, end)}; nothing where that is {@code -}. */
  public void add(EventWriter writer, byte[] bytes, int start, int end) {
    if ((addressField < 0 && portField < 0) || Scan.isDash(bytes, start, end)) {
      return;
    }
    int colon = Scan.findLast(bytes, start, end, ':');
    int addressEnd = colon < 0 ? end : colon;
    boolean bracketed = addressEnd - start > 2 && bytes[start] == '[';
    int from = bracketed ? start + 1 : start;
    int to = bracketed && bytes[addressEnd - 1] == ']' ? addressEnd - 1 : addressEnd;
    if (addressField >= 0) {
      writer.add(addressField, ValueKind.STRING, bytes, from, to);
    }
    if (portField >= 0 && colon >= 0 && Scan.isDigits(bytes, colon + 1, end)) {
      writer.add(portField, ValueKind.NUMBER, bytes, colon + 1, end);
    }
  }
}
