/** A running stage as tests use it, from outside and by its commands. */
package millions.local.testing;
