package dev.haetae.detect.indicator;

/**
 * That a value stands on a list.
 *
 * @param list the name of the list
 * @param source where the list is from: a file, an address
 * @param indicator the entry that was met; its value may be wider than what was looked up, and its
 *     expiry is rounded up to the day
 */
public record Listing(String list, String source, Indicator indicator) {}
