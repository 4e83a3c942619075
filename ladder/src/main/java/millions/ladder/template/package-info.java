/** Reads CloudFormation templates as far as they can be understood without an account. */
package millions.ladder.template;
