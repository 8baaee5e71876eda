/** The server of the tests: tables, secondary indexes and their keys. */
@NullMarked
package dev.runnel.dynamo.server.table;

import org.jspecify.annotations.NullMarked;
