package dev.haetae.formats.eksauthenticator;

import com.google.auto.service.AutoService;
import dev.haetae.formats.Format;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.DeclaredLineFormat;
import dev.haetae.model.event.FieldSelection;

/**
 * Log of the authenticator of an EKS cluster: which principal of AWS was taken for which user of
 * Kubernetes. Its lines are names and values, of which a value with blanks stands in quotes.
 *
 * @see <a href="https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html">Control
 *     plane logs</a>
 */
@AutoService(Format.class)
public final class EksAuthenticator extends DeclaredLineFormat {
  private static final int SURE = 95;

  /** What the service loader makes. */
  public EksAuthenticator() {
    super(SURE);
  }

  @Override
  public LineParser parser(FieldSelection selection, String layout, Origin origin) {
    return new AuthenticatorParser(selection, origin);
  }
}
