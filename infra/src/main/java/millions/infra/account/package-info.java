/**
 * The commands that need an AWS account: deploy, destroy, doctor, leftovers. They report everything
 * that can be known in advance before they change anything.
 */
package millions.infra.account;
