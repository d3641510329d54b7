/** VPC Flow Logs. */
@NullMarked
package dev.haetae.formats.vpcflow;

import org.jspecify.annotations.NullMarked;
