/**
 * Runs programs. {@code Leases}, {@code Held}: who has a connection and how it goes back. {@code Transaction}. {@code PlanCache}.
 * {@code ReadPlan}, {@code WindowSource}, {@code Body}, {@code Merge}: reads, a window at a time. {@code CreatePlan},
 * {@code ChangePlan}, {@code ItemChangePlan}: writes.
 */
@NullMarked
package dev.runnel.exec;

import org.jspecify.annotations.NullMarked;
