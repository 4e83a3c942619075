// What CloudFormation would do to a stack of template A when it is given template B: node diff.js A B
// The engine is the one behind `cdk diff`; it asks no account.
const { readFileSync } = require('node:fs');
const { fullDiff } = require('@aws-cdk/cloudformation-diff');

const [running, next] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const diff = fullDiff(running, next);

const resources = [];
diff.resources.forEachDifference((logicalId, change) => {
  if (change.changeImpact !== 'NO_CHANGE') {
    resources.push({
      logicalId,
      type: change.resourceType,
      impact: change.changeImpact,
      properties: Object.keys(change.propertyUpdates),
    });
  }
});

// The engine's tables without their heads: the first cell of a row is + or -.
const rows = (table) => table.slice(1);

process.stdout.write(
  JSON.stringify({
    resources,
    statements: rows(diff.iamChanges.summarizeStatements()),
    policies: rows(diff.iamChanges.summarizeManagedPolicies()),
    rules: rows(diff.securityGroupChanges.summarize()),
  }),
);
