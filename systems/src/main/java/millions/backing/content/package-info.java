/** Where bytes live: disk on the single box, an object store from separate-data on. */
package millions.backing.content;
