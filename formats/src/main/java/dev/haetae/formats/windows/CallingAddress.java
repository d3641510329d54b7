package dev.haetae.formats.windows;

import dev.haetae.formats.DerivedField;
import dev.haetae.model.event.Event;
import java.util.List;

/**
 * Where a Windows event came from, spelt one way: domain controllers write {@code ::ffff:10.1.2.3}
 * in events of Kerberos where events of log-ons have {@code 10.1.2.3}.
 *
 * @see <a
 *     href="https://learn.microsoft.com/windows/security/threat-protection/auditing/event-4771">
 *     Event 4771</a>
 */
public final class CallingAddress {
  private static final String PATH = "haetae.address";
  private static final String MAPPED = "::ffff:";

  private CallingAddress() {}

  /**
   * The derived field.
   *
   * @param fields those with an address; the first that has one counts
   */
  public static DerivedField of(String... fields) {
    List<String> names = List.of(fields);
    return DerivedField.text(PATH, names, event -> address(event, names));
  }

  private static String address(Event event, List<String> fields) {
    return fields.stream()
        .map(field -> plain(event.text(field)))
        .filter(address -> !address.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String plain(String address) {
    if (address.equals("-")) {
      return "";
    }
    boolean isMapped =
        address.regionMatches(/* ignoreCase= */ true, 0, MAPPED, 0, MAPPED.length())
            && address.indexOf('.') > 0;
    return isMapped ? address.substring(MAPPED.length()) : address;
  }
}
