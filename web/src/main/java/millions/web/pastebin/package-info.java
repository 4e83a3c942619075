/** The pastebin over HTTP. */
package millions.web.pastebin;
