/**
 * What flow logs show of attacks: scans, guessing of passwords, floods, beacons, data carried away.
 * All of it looks at records through {@link dev.haetae.detect.network.Flow}, which says who called
 * whom.
 */
@NullMarked
package dev.haetae.detect.network;

import org.jspecify.annotations.NullMarked;
