package dev.haetae.detect.indicator.read;

import dev.haetae.detect.indicator.IndicatorKind;
import java.util.Locale;
import java.util.Optional;

/** The words by which lists say what kind of thing a value is. */
final class TypeWords {
  private TypeWords() {}

  /**
   * What such a word means.
   *
   * @param words the word itself
   * @param kind what it is looked up as; empty where it can be told from the value
   * @param isLookedUp whether there is anything in logs to hold it against
   */
  record Meaning(String words, Optional<IndicatorKind> kind, boolean isLookedUp) {}

  /** The meaning of a word; empty where it is not known. */
  static Optional<Meaning> of(String word) {
    String type = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
    return switch (type) {
      case "useragent", "httpuseragent" ->
          Optional.of(new Meaning(word, Optional.of(IndicatorKind.USER_AGENT), true));
      case "ipv4",
          "ipv6",
          "ip",
          "cidr",
          "ipsrc",
          "ipdst",
          "ipport",
          "ipv4addr",
          "ipv6addr",
          "ipsrcport",
          "ipdstport" ->
          Optional.of(new Meaning(word, Optional.of(IndicatorKind.ADDRESS), true));
      case "domain", "hostname", "domainname", "url", "uri", "link", "domainip", "hostnameport" ->
          Optional.of(new Meaning(word, Optional.empty(), true));
      case "md5",
          "sha1",
          "sha256",
          "sha512",
          "filehashmd5",
          "filehashsha1",
          "filehashsha256",
          "md5hash",
          "sha1hash",
          "sha256hash",
          "filenamemd5",
          "filenamesha1",
          "filenamesha256",
          "filenamesha512" ->
          Optional.of(new Meaning(word, Optional.of(IndicatorKind.HASH), true));
      case "email",
          "emailaddr",
          "emailsrc",
          "emaildst",
          "filepath",
          "filename",
          "mutex",
          "cve",
          "yara",
          "filehashpehash",
          "filehashimphash",
          "imphash",
          "ssdeep",
          "pehash",
          "regkey",
          "bitcoinaddress",
          "btc",
          "ja3fingerprint",
          "ja3fingerprintmd5",
          "sslcertfingerprint",
          "x509fingerprintsha1" ->
          Optional.of(new Meaning(word, Optional.empty(), false));
      default -> Optional.empty();
    };
  }
}
