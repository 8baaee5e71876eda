/**
 * Implements {@code Db}: sessions, transactions and the execution of statements. The packages {@code window}, {@code
 * lease}, {@code plan}, {@code step}, {@code read} and {@code write} are below this one; each depends only on those
 * before it in this list.
 */
@NullMarked
package dev.runnel.exec;

import org.jspecify.annotations.NullMarked;
