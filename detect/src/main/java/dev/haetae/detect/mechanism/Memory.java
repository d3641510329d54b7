package dev.haetae.detect.mechanism;

/** What all that work for one thread may remember on the heap together. */
public interface Memory {

  /**
   * One more remembers something.
   *
   * @param forget forgets all of it, which costs time and changes nothing
   */
  void share(Runnable forget);

  /**
   * Somebody remembers more, for which all may have to forget what they have.
   *
   * @param bytes how much, roughly; less than nothing where something smaller took a place
   */
  void take(int bytes);
}
