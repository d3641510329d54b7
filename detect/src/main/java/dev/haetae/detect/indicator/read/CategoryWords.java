package dev.haetae.detect.indicator.read;

import dev.haetae.detect.indicator.Category;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words by which lists say what an entry is listed for. */
final class CategoryWords {
  private static final Map<Pattern, Category> WORDS = words();

  private CategoryWords() {}

  private static Map<Pattern, Category> words() {
    Map<Pattern, Category> words = new LinkedHashMap<>();
    add(words, "sink-?hole|black-?hole", Category.BLACK_HOLE);
    add(words, "drop-?(point|zone|site)|exfil\\w*", Category.DROP_POINT);
    add(words, "phish\\w*", Category.PHISHING);
    add(
        words,
        "(coin|crypto|bitcoin)-?(min\\w*|pool)?|(coin|crypto)?-?(miner|mining)s?|cryptojack\\w*",
        Category.MINING);
    add(
        words,
        "c2|c&c|cnc|c2-server|command-and-control|botnet|botnet-?cc|c2_ip_port",
        Category.C2);
    add(words, "dga", Category.DGA);
    add(words, "drive-?by\\w*|exploit-?kit|exploitkit", Category.DRIVE_BY);
    add(words, "tor|tor-?(exit|node|relay|guard)s?|exit-?node", Category.TOR);
    add(words, "vpn|openvpn", Category.VPN);
    add(words, "proxy|proxies|anonymi[sz]\\w*", Category.PROXY);
    add(words, "scan(ner|ning|s)?|brute-?forc\\w*|bruteforcer?|probing", Category.SCANNER);
    add(
        words,
        "malware\\w*|payload\\w*|trojan|ransomware|spyware|botnet_?dl|malicious-activity|mal(ware)?url|evilurl",
        Category.MALWARE);
    add(words, "dyn(amic)?-?dns|abused", Category.ABUSED);
    add(words, "suspicious|anomalous-activity", Category.SUSPICIOUS);
    add(words, "benign|trusted|whitelist|allowlist", Category.TRUSTED);
    add(words, "compromised-?(key|credential)s?|leaked-?\\w*", Category.LEAKED);
    return words;
  }

  private static void add(Map<Pattern, Category> words, String alternatives, Category category) {
    words.put(Pattern.compile("(?<![a-z0-9])(?:" + alternatives + ")(?![a-z0-9])"), category);
  }

  /**
   * What the words say; what lists trust is never taken from them, for they may be a stranger's.
   */
  static Optional<Category> of(String words) {
    String text = words.length() > 512 ? words.substring(0, 512) : words;
    String folded = text.toLowerCase(Locale.ROOT).replace("command and control", "c2");
    String joined = folded.replace('_', '-');
    return WORDS.entrySet().stream()
        .filter(each -> each.getKey().matcher(joined).find())
        .map(Map.Entry::getValue)
        .filter(category -> category != Category.TRUSTED)
        .findFirst();
  }
}
