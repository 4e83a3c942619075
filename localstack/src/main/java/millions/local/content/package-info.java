/** The stand-in for S3: the S3 protocol over a directory of this machine. */
package millions.local.content;
