package dev.haetae.detect.network;

import java.util.BitSet;

/** Ports above the well-known ones that servers usually listen at. */
final class Services {
  private static final BitSet USUAL = new BitSet();

  static {
    int[] ports = {
      1080, 1194, 1433, 1434, 1521, 1701, 1723, 1883, 1900, 2049, 2181, 2375, 2376, 2379, 2380,
      3000, 3128, 3260, 3268, 3269, 3306, 3389, 4500, 4789, 5000, 5044, 5060, 5061, 5353, 5432,
      5439, 5601, 5671, 5672, 5900, 5938, 5985, 5986, 6000, 6379, 6380, 6443, 6667, 7000, 7001,
      7077, 8000, 8008, 8009, 8020, 8042, 8080, 8081, 8086, 8088, 8125, 8200, 8300, 8443, 8500,
      8883, 8888, 9000, 9042, 9090, 9092, 9093, 9094, 9100, 9142, 9200, 9300, 9418, 10_050, 10_051,
      10_250, 10_255, 11_211, 15_672, 18_080, 19_888, 25_565, 27_017, 27_018
    };
    for (int port : ports) {
      USUAL.set(port);
    }
  }

  private Services() {}

  static boolean isUsual(long port) {
    return USUAL.get((int) port);
  }
}
