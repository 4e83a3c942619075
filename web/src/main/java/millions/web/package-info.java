/** The systems over HTTP: one resource each, pages and JSON from the same address. */
package millions.web;
