package dev.haetae.findings.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * Puts pseudonyms into the names of files and folders. They are whatever people called them: a
 * customer, a host, somebody's home. What AWS calls its own, days and Regions stay, so that it is
 * seen which log it is.
 *
 * @param pseudonyms names for those of files and folders
 * @param text for what AWS puts into the names of its files
 */
record PlaceRedaction(Pseudonyms pseudonyms, TextRedaction text) {
  /** Between folders, and between an archive and its member. */
  private static final Pattern NAME = Pattern.compile("[^/\\\\!]+");

  private static final Pattern OF_AWS =
      Pattern.compile(
          "s3:|[A-Za-z]:|\\.{1,2}|AWSLogs|CloudTrail(-[A-Za-z]+)?|vpcflowlogs|vpcdnsquerylogs"
              + "|elasticloadbalancing|WAFLogs|[0-9]+|[a-z]{2}(-[a-z]+)+-[0-9]"
              + "|[0-9]{12}_[A-Za-z]+(-[A-Za-z]+)?_.*");

  /** What a file is, as {@code .json.gz}. */
  private static final Pattern ENDING = Pattern.compile("(\\.[A-Za-z][A-Za-z0-9]{0,7}){1,2}$");

  /** A path that stands in a sentence. */
  private static final Pattern IN_TEXT = Pattern.compile("(?:^|\\s)(/[^\\s,;]+)");

  /** The name of an object as a place has it. */
  String redacted(String object) {
    StringBuilder out = new StringBuilder(object.length());
    Matcher name = NAME.matcher(object);
    int at = 0;
    while (name.find()) {
      out.append(object, at, name.start()).append(named(name.group()));
      at = name.end();
    }
    return out.append(object.substring(at)).toString();
  }

  private String named(String name) {
    if (OF_AWS.matches(name)) {
      return text.redacted(name);
    }
    Matcher ending = ENDING.matcher(name);
    int end = ending.find() && ending.start() > 0 ? ending.start() : name.length();
    return pseudonyms.name(name.substring(0, end)) + name.substring(end);
  }

  /** A sentence, with the paths in it. */
  String within(String sentence) {
    StringBuilder out = new StringBuilder(sentence.length());
    Matcher path = IN_TEXT.matcher(sentence);
    int at = 0;
    while (path.find()) {
      out.append(text.redacted(sentence.substring(at, path.start(1))))
          .append(redacted(path.group(1)));
      at = path.end(1);
    }
    return out.append(text.redacted(sentence.substring(at))).toString();
  }
}
