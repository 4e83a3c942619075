/**
 * Everything a stage may swap for all systems at once; each folder reads contract, choice,
 * adapters.
 */
package millions.backing;
