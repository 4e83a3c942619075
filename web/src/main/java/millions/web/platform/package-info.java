/** What every system needs over HTTP; it uses no system, and each system registers with it. */
package millions.web.platform;
