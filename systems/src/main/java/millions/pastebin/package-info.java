/** Pastebin and URL shortener: a text or a URL behind a random seven-character link. */
package millions.pastebin;
