/** The seven stages, and what all programs that work with them share. */
package millions.ladder;
