/** Requests to a Kubernetes API server, as EKS and others audit them. */
@NullMarked
package dev.haetae.formats.eks;

import org.jspecify.annotations.NullMarked;
