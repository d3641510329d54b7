/** API Gateway access logs in the Common Log Format. */
@NullMarked
package dev.haetae.formats.apigateway;

import org.jspecify.annotations.NullMarked;
