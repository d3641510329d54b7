/** Connection logs of AWS Client VPN. */
@NullMarked
package dev.haetae.formats.clientvpn;

import org.jspecify.annotations.NullMarked;
