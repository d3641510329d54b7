package dev.haetae.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the tags of a rule say of MITRE ATT&amp;CK.
 *
 * @see <a
 *     href="https://github.com/SigmaHQ/sigma-specification/blob/main/specification/sigma-appendix-tags.md">
 *     Sigma tags</a>
 */
public final class Attack {
  private static final String PREFIX = "attack.";
  private static final Pattern TECHNIQUE = Pattern.compile("t[0-9]{4}(\\.[0-9]{3})?");
  private static final Pattern GROUP_OR_SOFTWARE = Pattern.compile("[gscm][0-9]{4}|ta[0-9]{4}");

  private Attack() {}

  /** Technique ids, {@code T1562.008}, sorted. */
  public static List<String> techniques(List<String> tags) {
    TreeSet<String> techniques = new TreeSet<>();
    for (String name : names(tags)) {
      if (TECHNIQUE.matcher(name).matches()) {
        techniques.add(name.toUpperCase(Locale.ROOT));
      }
    }
    return List.copyOf(techniques);
  }

  /** Tactics, {@code defense-evasion}, sorted. */
  public static List<String> tactics(List<String> tags) {
    TreeSet<String> tactics = new TreeSet<>();
    for (String name : names(tags)) {
      if (!TECHNIQUE.matcher(name).matches() && !GROUP_OR_SOFTWARE.matcher(name).matches()) {
        tactics.add(name.replace('_', '-'));
      }
    }
    return List.copyOf(tactics);
  }

  private static List<String> names(List<String> tags) {
    List<String> names = new ArrayList<>();
    for (String tag : tags) {
      String lower = tag.toLowerCase(Locale.ROOT);
      if (lower.startsWith(PREFIX)) {
        names.add(lower.substring(PREFIX.length()));
      }
    }
    return names;
  }
}
