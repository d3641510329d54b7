package dev.haetae.quality;

/**
 * One thing that is measured, and how it went.
 *
 * @param name what is measured, the same from run to run
 * @param faults how much is wrong with it: 0 is as it should be, more is worse
 * @param met what was found, for people to read
 */
public record Case(String name, long faults, String met) {}
