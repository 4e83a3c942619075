/**
 * Counts visits of anything from access logs, by map and reduce: a use case all systems share.
 * Which paths are visits of what, each system says itself.
 */
package millions.visits;
