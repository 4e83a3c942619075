/** The tests' system over HTTP. */
package millions.web.tiny;
