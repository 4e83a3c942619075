/** What is asked of the pastebin, on every stage. */
package millions.acceptance.pastebin;
