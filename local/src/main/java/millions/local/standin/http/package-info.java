/**
 * What the stand-ins for AWS's front doors and stores have in common as processes: a command line,
 * a listening socket on this machine only, an orderly way out, and a log of one line an event.
 */
package millions.local.standin.http;
