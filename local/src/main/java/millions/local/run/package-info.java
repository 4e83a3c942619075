/**
 * One run: the lock, the supervisor and what it knows of the stage that runs, and how that climbs
 * to another in place.
 */
package millions.local.run;
