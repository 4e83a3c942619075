/** The commands of {@code ./millions}. */
package millions.local;
