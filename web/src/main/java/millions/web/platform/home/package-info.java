/** The home page, which each system adds its own to. */
package millions.web.platform.home;
