package dev.haetae.simulate.organization;

import dev.haetae.simulate.text.Draw;

/**
 * Someone who works with AWS.
 *
 * @param zoneHours hours the person's day is ahead of UTC
 * @param homeAddress where the person calls from outside the office
 * @param officeAddress the egress address of the person's office
 */
public record Person(
    String name,
    String mail,
    Persona persona,
    Account account,
    int zoneHours,
    String homeAddress,
    String officeAddress,
    boolean usesCommandLine,
    long seed) {

  /** Where the person is on a day: mostly in the office or at home, a few days a year away. */
  public String addressOn(long epochDay) {
    Draw draw = new Draw(Draw.mix(seed, epochDay));
    if (new Draw(Draw.mix(seed, Math.floorDiv(epochDay, 7L))).chance(0.04)) {
      return Addresses.residential(new Draw(Draw.mix(seed, Math.floorDiv(epochDay, 7L) + 1)));
    }
    return draw.chance(0.6) ? officeAddress : homeAddress;
  }
}
