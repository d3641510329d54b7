package dev.haetae.files.archive;

/** Judges the names of archive members. */
final class MemberName {
  private MemberName() {}

  /** Whether the name, taken as a path below the archive, stays below it. */
  static boolean isSafe(String name) {
    String path = name.replace('\\', '/');
    boolean drive = path.length() > 1 && path.charAt(1) == ':';
    return !path.isEmpty()
        && !drive
        && !path.startsWith("/")
        && path.indexOf('\0') < 0
        && !("/" + path + "/").contains("/../");
  }
}
