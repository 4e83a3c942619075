/**
 * What is kept at hand so that the database need not be asked: per process, or shared from
 * cached-reads on.
 */
package millions.backing.cache;
