/**
 * What the stand-ins for services of AWS that speak HTTP have in common as processes: a command
 * line, a listening socket on this machine only, an orderly way out, and a log of one line an
 * event.
 */
package millions.standins.http;
