/** The running stage as a picture, a table and JSON. */
package millions.web.platform.topology;
