/** Log of the authenticator of EKS clusters. */
@NullMarked
package dev.haetae.formats.eksauthenticator;

import org.jspecify.annotations.NullMarked;
