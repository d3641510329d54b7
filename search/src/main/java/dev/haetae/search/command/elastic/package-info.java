/** The command that asks OpenSearch or Elasticsearch for documents, over its REST interface. */
@NullMarked
package dev.haetae.search.command.elastic;

import org.jspecify.annotations.NullMarked;
