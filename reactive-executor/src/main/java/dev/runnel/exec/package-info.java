/**
 * Implements {@code Db}. Here are the sessions and the transactions; below are {@code window}, {@code lease}, {@code plan}, {@code step},
 * {@code read} and {@code write}, each of which knows those before it.
 */
@NullMarked
package dev.runnel.exec;

import org.jspecify.annotations.NullMarked;
