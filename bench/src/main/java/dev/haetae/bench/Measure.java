package dev.haetae.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Locale;

/**
 * What one piece of work took.
 *
 * @param wallSeconds by the clock on the wall
 * @param cpuSeconds of processor time over all threads, which a busy machine disturbs less
 * @param rawBytes unpacked bytes read
 * @param events events read; 0 where they were not looked for
 */
record Measure(double wallSeconds, double cpuSeconds, long rawBytes, long events) {

  /** Work that tells how many bytes and events it went through. */
  interface Work {
    /** Returns unpacked bytes and events. */
    long[] run();
  }

  /** Measures work that begins with a heap free of what others left, as a process does. */
  static Measure of(Work work) {
    System.gc();
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long cpu = system.getProcessCpuTime();
    long wall = System.nanoTime();
    long[] done = work.run();
    return new Measure(
        (System.nanoTime() - wall) / 1e9,
        (system.getProcessCpuTime() - cpu) / 1e9,
        done[0],
        done[1]);
  }

  /** A line for people. */
  String line(String what) {
    return String.format(
        Locale.ROOT,
        "%-34s %7.2f s wall %7.2f s cpu %7.0f MB/s/core %9.0f events/s/core",
        what,
        wallSeconds,
        cpuSeconds,
        rawBytes / 1e6 / cpuSeconds,
        events / cpuSeconds);
  }

  /** The most heap in use at any time since the last call, in bytes. */
  static long peakHeap() {
    long peak = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        peak += pool.getPeakUsage().getUsed();
        pool.resetPeakUsage();
      }
    }
    return peak;
  }
}
