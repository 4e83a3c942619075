/** Reads CloudFormation templates. */
package millions.infra.template;
