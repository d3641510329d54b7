/** Access logs of API Gateway whose layout is JSON. */
@NullMarked
package dev.haetae.formats.apigatewayjson;

import org.jspecify.annotations.NullMarked;
