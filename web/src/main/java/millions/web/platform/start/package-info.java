/** What happens between the start of the process and its first request. */
package millions.web.platform.start;
