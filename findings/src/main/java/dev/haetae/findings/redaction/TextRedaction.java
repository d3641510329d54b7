package dev.haetae.findings.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Puts pseudonyms into text: for whatever has the form of an ARN, an account, an address, an e-mail
 * or an id, and for the names it is told.
 */
final class TextRedaction {
  private static final Pattern ENTITY =
      Pattern.compile(
          String.join(
              "|",
              "(?P<uuid>[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12})",
              "(?P<arn>arn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:[0-9a-z]*:[^\\s\"'\\\\,;()\\[\\]{}<>]+)",
              "(?P<email>[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)",
              "(?P<id>(?:A[A-Z]{3})[A-Z0-9]{16,124})",
              "(?P<ipv6>[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7})",
              "(?P<ipv4>[0-9]{1,3}(?:\\.[0-9]{1,3}){3})",
              "(?P<dashed>ip-[0-9]{1,3}(?:-[0-9]{1,3}){3})",
              "(?P<account>[0-9]{12,})",
              "(?P<word>[\\pL\\pN_][\\pL\\pN_.+=-]*)"));
  private static final Pattern PIECE = Pattern.compile("[\\pL\\pN]+");
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final int LONGEST_RUN = 8;
  private static final Pattern ARN_NAME = Pattern.compile("[^/:]+");

  /** Services whose ARNs name the resource at once, with no kind before it. */
  private static final Set<String> WITHOUT_KIND = Set.of("sns", "sqs", "execute-api", "codecommit");

  /** Said of every machine or of none, so that they tell nothing. */
  private static final Set<String> COMMON_ADDRESSES =
      Set.of("0.0.0.0", "127.0.0.1", "169.254.169.254", "255.255.255.255");

  private final Pseudonyms pseudonyms;
  private final Set<String> names;

  TextRedaction(Pseudonyms pseudonyms, Set<String> names) {
    this.pseudonyms = pseudonyms;
    this.names = names;
  }

  /** The text with pseudonyms in it. */
  String redacted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    Matcher matcher = ENTITY.matcher(text);
    int at = 0;
    while (at < text.length() && matcher.find(at)) {
      out.append(text, at, matcher.start());
      if (matcher.group("ipv6") != null && !isIpv6(matcher, text)) {
        at = text.indexOf(':', matcher.start()) + 1;
        out.append(word(text.substring(matcher.start(), at)));
      } else {
        out.append(replacement(matcher));
        at = matcher.end();
      }
    }
    return out.append(text, at, text.length()).toString();
  }

  private String replacement(Matcher matcher) {
    String met = matcher.group();
    if (matcher.group("uuid") != null) {
      return met;
    }
    if (matcher.group("arn") != null) {
      return arn(met);
    }
    if (matcher.group("email") != null) {
      return pseudonyms.email(met);
    }
    if (matcher.group("id") != null) {
      return pseudonyms.uniqueId(met);
    }
    if (matcher.group("ipv6") != null) {
      return pseudonyms.ipv6(met);
    }
    if (matcher.group("ipv4") != null) {
      return ipv4(met, ".");
    }
    if (matcher.group("dashed") != null) {
      return "ip-" + ipv4(met.substring(3), "-");
    }
    return matcher.group("account") != null ? number(met) : word(met);
  }

  private String ipv4(String met, String separator) {
    if (COMMON_ADDRESSES.contains(met)) {
      return met;
    }
    int address = 0;
    for (String part : met.split("[.-]", -1)) {
      int number = Integer.parseInt(part);
      if (number > 255) {
        return met;
      }
      address = (address << 8) | number;
    }
    return pseudonyms.ipv4(address, separator);
  }

  /** A time of day and the double colon of a type name have the look of an IPv6 address only. */
  private static boolean isIpv6(Matcher matcher, String text) {
    String met = matcher.group();
    boolean isAlone =
        (matcher.start() == 0 || !Character.isLetterOrDigit(text.charAt(matcher.start() - 1)))
            && (matcher.end() == text.length()
                || !Character.isLetterOrDigit(text.charAt(matcher.end())));
    boolean isWhole = met.contains("::") ? met.length() > 2 : met.split(":", -1).length == 8;
    return isAlone && isWhole;
  }

  /** Longer numbers than an account's are counts and times. */
  private String number(String met) {
    return met.length() == 12 ? pseudonyms.account(met) : met;
  }

  /** Known names are replaced whole, else the pieces that are known. */
  private String word(String met) {
    String bare = stripDots(met);
    if (names.contains(bare)) {
      return pseudonyms.name(bare) + met.substring(bare.length());
    }
    return words(met);
  }

  private String words(String met) {
    List<int[]> pieces = pieces(met);
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int first = 0; first < pieces.size(); first++) {
      int last = lastOfName(met, pieces, first);
      int start = pieces.get(first)[0];
      int end = pieces.get(Math.max(first, last))[1];
      String piece = met.substring(start, end);
      out.append(met, at, start);
      out.append(last < 0 ? accountOr(piece) : pseudonyms.name(piece));
      at = end;
      first = Math.max(first, last);
    }
    return out.append(met.substring(at)).toString();
  }

  /** The longest run of pieces that is a known name, by its last piece; -1 where none is. */
  private int lastOfName(String met, List<int[]> pieces, int first) {
    for (int last = Math.min(pieces.size() - 1, first + LONGEST_RUN); last >= first; last--) {
      if (names.contains(met.substring(pieces.get(first)[0], pieces.get(last)[1]))) {
        return last;
      }
    }
    return -1;
  }

  private static List<int[]> pieces(String met) {
    List<int[]> pieces = new ArrayList<>();
    Matcher matcher = PIECE.matcher(met);
    while (matcher.find()) {
      pieces.add(new int[] {matcher.start(), matcher.end()});
    }
    return pieces;
  }

  private String accountOr(String piece) {
    return ACCOUNT.matches(piece) ? pseudonyms.account(piece) : piece;
  }

  static String stripDots(String word) {
    int end = word.length();
    while (end > 1 && word.charAt(end - 1) == '.') {
      end--;
    }
    return word.substring(0, end);
  }

  /** Partition, service, Region and kind of resource stay; AWS's own policies are no secret. */
  private String arn(String arn) {
    List<String> parts = List.of(arn.split(":", 6));
    String account = parts.get(4);
    if (account.equals("aws")) {
      return arn;
    }
    String head = String.join(":", parts.subList(0, 4));
    String resource = parts.get(5);
    int names = namesFrom(parts);
    return head
        + ":"
        + (account.isEmpty() ? "" : number(account))
        + ":"
        + resource.substring(0, names)
        + arnNames(resource.substring(names));
  }

  /**
   * Where the kind of resource ends and its names begin: {@code user/} or {@code function:}. Some
   * ARNs begin with the name itself, such as those of objects with their bucket.
   *
   * @param arn its six parts
   */
  private static int namesFrom(List<String> arn) {
    String resource = arn.get(5);
    if (resource.equals("root")) {
      return resource.length();
    }
    String service = arn.get(2);
    if (WITHOUT_KIND.contains(service) || (service.equals("s3") && arn.get(4).isEmpty())) {
      return 0;
    }
    int slash = resource.indexOf('/');
    int colon = resource.indexOf(':');
    int first = slash < 0 || (colon >= 0 && colon < slash) ? colon : slash;
    return first + 1;
  }

  private String arnNames(String path) {
    StringBuilder out = new StringBuilder();
    Matcher matcher = ARN_NAME.matcher(path);
    int at = 0;
    while (matcher.find()) {
      out.append(path, at, matcher.start()).append(nameOf(matcher.group()));
      at = matcher.end();
    }
    return out.append(path.substring(at)).toString();
  }

  /** The pseudonym a name has wherever it is met. */
  private String nameOf(String name) {
    String bare = stripDots(name);
    Matcher matcher = ENTITY.matcher(bare);
    boolean isEntity =
        matcher.matches() && matcher.group("word") == null && matcher.group("ipv6") == null;
    String rest = name.substring(bare.length());
    if (isEntity) {
      return replacement(matcher) + rest;
    }
    return PIECE.matcher(bare).find() ? pseudonyms.name(bare) + rest : name;
  }

  /** The words of a text that a name would be replaced as. */
  static List<String> wordsOf(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = ENTITY.matcher(text);
    while (matcher.find()) {
      if (matcher.group("word") != null) {
        words.add(stripDots(matcher.group()));
      } else if (matcher.group("arn") != null) {
        List<String> arn = List.of(matcher.group().split(":", 6));
        Matcher parts = ARN_NAME.matcher(arn.get(5).substring(namesFrom(arn)));
        while (parts.find()) {
          words.add(stripDots(parts.group()));
        }
      }
    }
    return words;
  }

  /** The names of the ARNs in a text. */
  static List<String> arnNamesOf(String text) {
    List<String> names = new ArrayList<>();
    Matcher matcher = ENTITY.matcher(text);
    while (matcher.find()) {
      if (matcher.group("arn") != null && !matcher.group().contains("::aws:")) {
        names.addAll(wordsOf(matcher.group()));
      }
    }
    return names;
  }
}
