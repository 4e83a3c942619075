/**
 * The stages on AWS: what is drawn, what it costs, and the commands that put it into an account.
 */
package millions.infra;
