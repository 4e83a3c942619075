/** What every page and every problem looks like, and the files they load. */
package millions.web.platform.pages;
