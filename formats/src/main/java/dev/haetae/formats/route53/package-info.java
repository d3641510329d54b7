/** Queries that the Route 53 Resolver answered for VPCs. */
@NullMarked
package dev.haetae.formats.route53;

import org.jspecify.annotations.NullMarked;
