/** The stand-in for Amazon S3: S3Proxy over a directory, as a process of its own. */
package millions.standins.objectstore;
