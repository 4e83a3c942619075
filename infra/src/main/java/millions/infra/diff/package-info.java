/** What a deployment would change, computed by the CDK's own diff engine. */
package millions.infra.diff;
