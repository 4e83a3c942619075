/**
 * Where a run keeps its things: the directories, the passwords, and files that are written whole.
 */
package millions.local.state;
