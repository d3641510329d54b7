/** Events in the Open Cybersecurity Schema Framework, as Security Lake keeps them. */
@NullMarked
package dev.haetae.formats.ocsf;

import org.jspecify.annotations.NullMarked;
