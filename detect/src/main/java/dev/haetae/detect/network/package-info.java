/**
 * What a record of a flow says: who called whom, and where the two are. What flow logs show of
 * attacks (scans, guessing of passwords, floods, beacons, data carried away) stands in rooms of its
 * own, which all look at records through {@link dev.haetae.detect.network.Flow}.
 */
@NullMarked
package dev.haetae.detect.network;

import org.jspecify.annotations.NullMarked;
