/**
 * A stage deployed as a CloudFormation stack: by the CDK's command line, and read back through the
 * AWS SDK.
 */
package millions.local.stack;
