package dev.haetae.formats.route53;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.Format;

/** Queries that the Route 53 Resolver answered for VPCs. */
@AutoService(Format.class)
public final class Route53Format extends DeclaredFormat {}
