/** The cookie that holds a browser's requests together. */
package millions.web.platform.sessions;
