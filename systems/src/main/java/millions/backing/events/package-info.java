/**
 * Events: what happened in a system, told to whoever acts on it, at least once. Published with the
 * rows that caused them, in one transaction.
 */
package millions.backing.events;
