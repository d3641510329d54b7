package dev.haetae.detect.indicator.read;

import com.google.common.net.InternetDomainName;
import dev.haetae.detect.indicator.IndicatorKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what can be looked up in a text that people wrote, such as a report of an incident. A name
 * counts where its last label is a top-level domain of the internet and it does not look like that
 * of a file, or where its dots are bracketed, which nobody does with anything but an indicator.
 */
public final class ReportText {
  private static final Pattern BETWEEN =
      Pattern.compile("[\\s\"'`<>,;|\\u201c\\u201d\\u2018\\u2019]+");
  private static final Pattern AROUND =
      Pattern.compile("^[(\\[{*_]+(?![.:@])|(?<![\\[({.:@])[)\\]}*_]+$|[.:!?]+$");
  private static final Pattern BRACKETED =
      Pattern.compile("(?i)[\\[({](?:\\.|dot|:|://)[\\])}]|^hxxp|^fxp");
  private static final Set<String> FILE_ENDINGS =
      Set.of(
          "bat", "cmd", "cpl", "doc", "docm", "docx", "dll", "exe", "gz", "hta", "html", "iso",
          "jar", "js", "json", "lnk", "log", "md", "msi", "pdf", "php", "pl", "ps", "ps1", "py",
          "rs", "sh", "so", "sys", "tar", "txt", "vbs", "xls", "xlsm", "xml", "yaml", "yml", "zip");

  private ReportText() {}

  /** All that is found, each once, in the order of the text. */
  public static List<Observable> of(String text) {
    Map<String, Observable> found = new LinkedHashMap<>();
    for (String word : BETWEEN.split(text, -1)) {
      String bare = bare(word);
      if (bare.length() >= 4) {
        Observable.of(bare)
            .filter(each -> isMeant(bare, each))
            .ifPresent(each -> found.putIfAbsent(each.kind() + each.value(), each));
      }
    }
    return List.copyOf(found.values());
  }

  /** Takes away what belongs to the sentence; twice, for a bracket may stand before a full stop. */
  private static String bare(String word) {
    return AROUND.matcher(AROUND.matcher(word).replaceAll("")).replaceAll("");
  }

  private static boolean isMeant(String word, Observable observable) {
    if (observable.kind() != IndicatorKind.DOMAIN || BRACKETED.matcher(word).find()) {
      return true;
    }
    if (Observable.isMail(word) || (word.indexOf('/') >= 0 && !word.contains("://"))) {
      return false;
    }
    String name = observable.value();
    String ending = name.substring(name.lastIndexOf('.') + 1);
    boolean isFile = FILE_ENDINGS.contains(ending);
    return word.contains("://")
        || (!isFile
            && InternetDomainName.isValid(name)
            && InternetDomainName.from(name).hasRegistrySuffix());
  }
}
