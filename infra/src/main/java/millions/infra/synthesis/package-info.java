/** Synthesizes the stages with the CDK. */
package millions.infra.synthesis;
