/** The commands of {@code ./millions} that run stages on this machine. */
package millions.local.cli;
