/** The project's stack in the account: its state, its policy, what it protects and retains. */
package millions.infra.account.stack;
