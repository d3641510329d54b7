package dev.haetae.formats.ocsf;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.Format;

/** Events in the Open Cybersecurity Schema Framework, as Security Lake keeps them. */
@AutoService(Format.class)
public final class OcsfFormat extends DeclaredFormat {}
