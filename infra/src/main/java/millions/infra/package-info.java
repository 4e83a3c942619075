/** The stages on AWS: their templates, what they cost, and the commands that deploy them. */
package millions.infra;
