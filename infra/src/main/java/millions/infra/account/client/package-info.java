/** The SDK clients of an AWS account, and how their errors are reported. */
package millions.infra.account.client;
