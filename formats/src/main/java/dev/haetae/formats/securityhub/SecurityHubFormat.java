package dev.haetae.formats.securityhub;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.Format;

/** Findings in the AWS Security Finding Format. */
@AutoService(Format.class)
public final class SecurityHubFormat extends DeclaredFormat {}
