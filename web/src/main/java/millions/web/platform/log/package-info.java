/** The access log, from a finished request to a segment in the content store. */
package millions.web.platform.log;
