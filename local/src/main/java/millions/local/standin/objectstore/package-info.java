/**
 * The stand-in for Amazon S3: S3Proxy over files, as a process of its own; and how content moves
 * between the places where it may lie.
 */
package millions.local.standin.objectstore;
