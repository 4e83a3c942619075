/**
 * A stage's stack in LocalStack: deployed by the CDK, and agreeing with the data on this machine.
 */
package millions.localstack.deployment;
