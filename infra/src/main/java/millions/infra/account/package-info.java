/**
 * The commands that need an account: what it lacks, a stage put into it, and everything taken out
 * of it again. Whatever can be known beforehand is said before anything is touched.
 */
package millions.infra.account;
