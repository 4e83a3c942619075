/**
 * Where the content of a stage may lie on this machine, and how it moves from one place to another.
 */
package millions.local.standin.objectstore;
