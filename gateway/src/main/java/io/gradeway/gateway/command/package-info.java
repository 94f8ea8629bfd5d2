/**
 * The subcommands of {@code gradeway}, one class each, listed in {@link
 * io.gradeway.gateway.command.Commands}.
 *
 * <p>JSON for machines goes to standard output in UTF-8, text for people to standard error in the
 * language of the locale. Exit codes are those of {@link io.gradeway.gateway.command.ExitCode}.
 * Commands never echo a value they were given in an error.
 */
@NullMarked
package io.gradeway.gateway.command;

import org.jspecify.annotations.NullMarked;
