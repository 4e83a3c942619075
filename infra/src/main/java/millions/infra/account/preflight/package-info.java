/** The checks before a deployment: tools on this machine, credentials, zones, quotas. */
package millions.infra.account.preflight;
