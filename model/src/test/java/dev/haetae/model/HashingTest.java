package dev.haetae.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HashingTest {
  @Test
  void equalBytesHashAlikeWhereverTheyLie() {
    byte[] bytes = "..DescribeInstances....DescribeInstances".getBytes(StandardCharsets.UTF_8);

    assertEquals(Hashing.hash(bytes, 2, 19), Hashing.hash(bytes, 23, 40));
  }

  @Test
  void textHashesAsItsUtf8() {
    byte[] bytes = "해태 guards".getBytes(StandardCharsets.UTF_8);

    assertEquals(Hashing.hash(bytes, 0, bytes.length), Hashing.hash("해태 guards"));
  }

  @Test
  void zeroesAtTheEndCount() {
    byte[] zeroes = new byte[32];
    Set<Long> hashes = new HashSet<>();
    for (int length = 0; length <= zeroes.length; length++) {
      hashes.add(Hashing.hash(zeroes, 0, length));
    }

    assertEquals(33, hashes.size());
  }

  @Test
  void theLowerHalfTellsAHundredThousandTextsApart() {
    Set<Integer> halves = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      halves.add((int) Hashing.hash("i-" + i));
    }

    // Of 100,000 random numbers of 32 bits about one falls on another.
    assertTrue(halves.size() > 99_990, () -> halves.size() + " apart");
  }

  @Test
  void theOrderOfWordsCounts() {
    assertNotEquals(Hashing.mix(Hashing.mix(1, 2), 3), Hashing.mix(Hashing.mix(1, 3), 2));
  }
}
