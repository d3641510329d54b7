/** What a Suricata sensor saw, as EVE JSON. */
@NullMarked
package dev.haetae.formats.suricata;

import org.jspecify.annotations.NullMarked;
