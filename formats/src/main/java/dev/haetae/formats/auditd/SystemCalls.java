package dev.haetae.formats.auditd;

import dev.haetae.formats.line.Scan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of the system calls that rules ask for, for records the daemon did not enrich.
 *
 * @see <a
 *     href="https://github.com/torvalds/linux/blob/master/arch/x86/entry/syscalls/syscall_64.tbl">
 *     x86-64</a>
 * @see <a href="https://github.com/torvalds/linux/blob/master/include/uapi/asm-generic/unistd.h">
 *     AArch64</a>
 */
final class SystemCalls {
  private static final byte[] X86_64 = Scan.word("c000003e");
  private static final byte[] AARCH64 = Scan.word("c00000b7");
  private static final byte[] NONE = {};

  private static final Map<Integer, byte[]> OF_X86_64 =
      names(
          "2 open,41 socket,42 connect,43 accept,49 bind,56 clone,59 execve,62 kill,82 rename,"
              + "87 unlink,90 chmod,91 fchmod,92 chown,99 sysinfo,101 ptrace,103 syslog,"
              + "105 setuid,106 setgid,133 mknod,135 personality,157 prctl,165 mount,"
              + "175 init_module,176 delete_module,257 openat,259 mknodat,263 unlinkat,"
              + "264 renameat,268 fchmodat,313 finit_module,319 memfd_create,321 bpf,322 execveat");
  private static final Map<Integer, byte[]> OF_AARCH64 =
      names(
          "33 mknodat,35 unlinkat,38 renameat,40 mount,52 fchmod,53 fchmodat,56 openat,"
              + "92 personality,105 init_module,106 delete_module,116 syslog,117 ptrace,129 kill,"
              + "144 setgid,146 setuid,167 prctl,179 sysinfo,198 socket,200 bind,202 accept,"
              + "203 connect,220 clone,221 execve,273 finit_module,279 memfd_create,280 bpf,"
              + "281 execveat");

  private SystemCalls() {}

  private static Map<Integer, byte[]> names(String table) {
    Map<Integer, byte[]> names = new HashMap<>();
    for (String row : List.of(table.split(",", -1))) {
      int blank = row.indexOf(' ');
      names.put(Integer.valueOf(row.substring(0, blank)), Scan.word(row.substring(blank + 1)));
    }
    return names;
  }

  /**
   * The name of a call; empty where it is not among these.
   *
   * @param arch where the architecture begins, as the record writes it
   * @param number where the number of the call begins
   */
  static byte[] name(byte[] bytes, int arch, int number, int end) {
    int to = Scan.afterDigits(bytes, number, end);
    int call = 0;
    for (int i = number; i < Math.min(to, number + 4); i++) {
      call = call * 10 + (bytes[i] - '0');
    }
    if (to > number + 4) {
      return NONE;
    }
    if (Scan.startsWith(bytes, arch, end, X86_64)) {
      return OF_X86_64.getOrDefault(call, NONE);
    }
    return Scan.startsWith(bytes, arch, end, AARCH64) ? OF_AARCH64.getOrDefault(call, NONE) : NONE;
  }
}
