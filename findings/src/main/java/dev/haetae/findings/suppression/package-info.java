/** Files that say which findings are known and need not be shown. */
@NullMarked
package dev.haetae.findings.suppression;

import org.jspecify.annotations.NullMarked;
