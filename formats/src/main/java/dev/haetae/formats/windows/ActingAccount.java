package dev.haetae.formats.windows;

import dev.haetae.formats.DerivedField;
import dev.haetae.model.event.Event;
import java.util.List;
import java.util.Set;

/**
 * Who acts in a Windows event. In events of log-ons the subject is the machine or service that
 * asked for the log-on, and the account that logs on is the target. The domain is left out, which
 * one provider writes before the name, another behind it and a third not at all, so that an account
 * is one in all events.
 *
 * @see <a
 *     href="https://learn.microsoft.com/windows/security/threat-protection/auditing/event-4624">
 *     Event 4624</a>
 */
public final class ActingAccount {
  private static final String PATH = "haetae.principal";

  /** Log-ons and log-offs, and what domain controllers and NTLM record of them. */
  private static final Set<String> LOGONS =
      Set.of("4624", "4625", "4634", "4647", "4768", "4769", "4771", "4776");

  private ActingAccount() {}

  /**
   * The derived field.
   *
   * @param event the field with the number of the event
   * @param subject the field with the account the process runs as, or that acts
   * @param target the field with the account that something is done to, or that logs on
   */
  public static DerivedField of(String event, String subject, String target) {
    return DerivedField.text(
        PATH, List.of(event, subject, target), each -> account(each, event, subject, target));
  }

  private static String account(Event event, String id, String subject, String target) {
    String acting = name(event.text(subject));
    String other = name(event.text(target));
    boolean isLogon = LOGONS.contains(event.text(id));
    String first = isLogon ? other : acting;
    return first.isEmpty() ? (isLogon ? acting : other) : first;
  }

  private static String name(String account) {
    if (account.equals("-")) {
      return "";
    }
    String named = account.substring(account.lastIndexOf('\\') + 1);
    int realm = named.indexOf('@');
    return realm > 0 ? named.substring(0, realm) : named;
  }
}
