/** What a deployment would change, told by the CDK's own diff engine before anything is touched. */
package millions.infra.diff;
