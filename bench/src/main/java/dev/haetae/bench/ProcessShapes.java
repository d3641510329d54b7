package dev.haetae.bench;

import java.util.List;
import java.util.Random;

/**
 * Rules of the shapes people write for started processes, and the events they look at: what is run,
 * by the end of its path, and what stands in its command line. The words are made up here; how
 * often each shape and modifier is used is as it is in the rules of SigmaHQ, roughly.
 */
final class ProcessShapes {
  /** What is started all the time, and so what rules name too. */
  private static final List<String> COMMON =
      List.of(
          "cmd",
          "powershell",
          "svchost",
          "rundll32",
          "reg",
          "net",
          "schtasks",
          "wmic",
          "msiexec",
          "python",
          "git",
          "node",
          "conhost",
          "explorer",
          "curl",
          "ssh",
          "bash",
          "sh",
          "sudo",
          "systemctl",
          "cat",
          "grep",
          "tar",
          "find",
          "chmod",
          "java");

  private static final List<String> WORDS =
      List.of(
          "update", "install", "config", "backup", "service", "user", "report", "cache", "session",
          "query", "export", "import", "policy", "local", "remote", "start", "stop", "list",
          "build", "deploy", "agent", "client", "server", "module", "script");

  private static final List<String> FLAGS =
      List.of(" /c ", " -c ", " --output ", " -File ", " /quiet ", " -v ", " -p ", " --config=");

  private ProcessShapes() {}

  /** A rule: Windows and Linux in turn. */
  static String rule(String id, int number, Random random) {
    boolean windows = number % 2 == 0;
    return """
    title: Process %d
    id: %s
    status: stable
    logsource: {product: %s, category: process_creation}
    detection:
    %s
    level: low
    """
        .formatted(
            number,
            id,
            windows ? "windows" : "linux",
            detection(number / 2, windows, random).indent(2));
  }

  private static String detection(int number, boolean windows, Random random) {
    String image = image(number, windows, random);
    String word = pick(WORDS, random) + "-" + number;
    return switch (number % 20) {
      case 0, 10 ->
          """
          sel: {CommandLine|contains: ['%s', '%s.example']}
          condition: sel\
          """
              .formatted(word, word);
      case 1, 11 ->
          """
          sel: {CommandLine|contains|all: ['%s', '%s', '%s']}
          condition: sel\
          """
              .formatted(pick(FLAGS, random), pick(WORDS, random), word);
      case 2 ->
          """
          sel: {CommandLine|re: '%s(x|[0-9]{2})*\\.(ps1|sh|dat) +-{1,2}[a-z]+%d'}
          condition: sel\
          """
              .formatted(pick(WORDS, random), number);
      case 3, 13 ->
          """
          img: {Image|endswith: ['%s', '%s']}
          cli: {CommandLine|contains|windash: ' -%s'}
          condition: all of them\
          """
              .formatted(image, image(number + 7, windows, random), word);
      case 4, 14 ->
          """
          img: {Image|contains: '%s'}
          filter: {ParentImage|endswith: '%s'}
          condition: img and not filter\
          """
              .formatted(place(windows) + word, image);
      case 5, 15 ->
          """
          sel: {CommandLine|endswith: [' %s', ' %s.tmp']}
          condition: sel\
          """
              .formatted(word, word);
      default ->
          """
          img: {Image|endswith: '%s'}
          cli: {CommandLine|contains: ['%s', '%s%s']}
          condition: img and cli\
          """
              .formatted(image, word, pick(FLAGS, random), word);
    };
  }

  /** One in three rules names a program that is started all the time. */
  private static String image(int number, boolean windows, Random random) {
    String name = random.nextInt(3) == 0 ? pick(COMMON, random) : "tool" + number;
    return windows ? "\\" + name + ".exe" : "/" + name;
  }

  private static String place(boolean windows) {
    return windows ? "\\Temp\\" : "/tmp/";
  }

  /** A started process as Winlogbeat tells of it. */
  static String windowsEvent(int number, Random random) {
    String name = pick(COMMON, random);
    return """
    {"@timestamp":"2026-03-02T%02d:%02d:%02d.%03dZ","event":{"code":"1","provider":"Microsoft-Windows-Sysmon"},\
    "winlog":{"event_id":"1","channel":"Microsoft-Windows-Sysmon/Operational","provider_name":"Microsoft-Windows-Sysmon",\
    "computer_name":"desk-%d.example.com","record_id":%d,"event_data":{"UtcTime":"2026-03-02 10:00:00.123",\
    "ProcessGuid":"{0197231E-0000-0000-0000-%012d}","ProcessId":"%d","Image":"C:\\\\Windows\\\\System32\\\\%s.exe",\
    "OriginalFileName":"%s.exe","CommandLine":"C:\\\\Windows\\\\System32\\\\%s.exe%s",\
    "CurrentDirectory":"C:\\\\Users\\\\ana\\\\","User":"EXAMPLE\\\\ana","IntegrityLevel":"Medium",\
    "ParentProcessId":"%d","ParentImage":"C:\\\\Windows\\\\%s.exe","ParentCommandLine":"%s.exe%s"}}}
    """
        .formatted(
            number / 3600 % 24,
            number / 60 % 60,
            number % 60,
            number % 1000,
            random.nextInt(200),
            number,
            number,
            random.nextInt(9000),
            name,
            name,
            name,
            arguments(random),
            random.nextInt(9000),
            pick(COMMON, random),
            pick(COMMON, random),
            arguments(random));
  }

  /** A started process as Auditbeat tells of it. */
  static String linuxEvent(int number, Random random) {
    String name = pick(COMMON, random);
    return """
    {"@timestamp":"2026-03-02T%02d:%02d:%02d.%03dZ","event":{"module":"auditd","category":["process"],"action":"executed",\
    "outcome":"success"},"host":{"name":"web-%d"},"agent":{"type":"auditbeat"},"user":{"id":"1000","name":"ana"},\
    "process":{"executable":"/usr/bin/%s","name":"%s","args":["%s"%s],"pid":%d,"title":"%s%s",\
    "parent":{"pid":%d},"working_directory":"/home/ana"},"auditd":{"message_type":"syscall","result":"success",\
    "sequence":%d,"data":{"syscall":"execve","arch":"x86_64","tty":"pts0"}},"service":{"type":"auditd"}}
    """
        .formatted(
            number / 3600 % 24,
            number / 60 % 60,
            number % 60,
            number % 1000,
            random.nextInt(200),
            name,
            name,
            name,
            listed(random),
            random.nextInt(9000),
            name,
            arguments(random),
            random.nextInt(9000),
            number);
  }

  private static String arguments(Random random) {
    StringBuilder text = new StringBuilder();
    for (int words = 1 + random.nextInt(8); words > 0; words--) {
      text.append(pick(FLAGS, random)).append(pick(WORDS, random)).append(random.nextInt(1000));
    }
    return text.toString();
  }

  private static String listed(Random random) {
    StringBuilder text = new StringBuilder();
    for (int words = 1 + random.nextInt(8); words > 0; words--) {
      text.append(",\"").append(pick(FLAGS, random).strip()).append("\",\"");
      text.append(pick(WORDS, random)).append(random.nextInt(1000)).append('"');
    }
    return text.toString();
  }

  private static String pick(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }
}
