/** A system of the tests: the least that one more system of the site consists of. */
package millions.tiny;
