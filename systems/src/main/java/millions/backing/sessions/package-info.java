/** What the application remembers of a browser: in the process, or shared from cached-reads on. */
package millions.backing.sessions;
