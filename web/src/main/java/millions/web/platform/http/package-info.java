/** How a request comes in: its id and trace, its body, the representation it asks for. */
package millions.web.platform.http;
