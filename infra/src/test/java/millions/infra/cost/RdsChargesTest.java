package millions.infra.cost;

import org.junit.jupiter.api.Test;

class RdsChargesTest {

  private static final String PRIMARY =
      """
      'Primary': {'Type': 'AWS::RDS::DBInstance', 'Properties': {'Engine': 'postgres', 'DBInstanceClass': 'db.t4g.micro',
        'AllocatedStorage': '20', 'StorageType': 'gp3', 'MultiAZ': false, 'BackupRetentionPeriod': 7}}
      """;

  private static String replica(String id, String of, String more) {
    return ", '%s': {'Type': 'AWS::RDS::DBInstance', 'Properties': {'SourceDBInstanceIdentifier': {'Ref': '%s'}%s}}"
        .formatted(id, of, more);
  }

  @Test
  void aDatabaseCostsItsClassAndItsStorage() {
    TemplateFragment.of(PRIMARY).costsFixed("16.60").grows("0").lacksNothing();
    TemplateFragment.of(PRIMARY.replace("t4g.micro", "m7g.large")).costsFixed("148.00");
    TemplateFragment.of(PRIMARY.replace("'20'", "'100'")).costsFixed("24.60");
  }

  @Test
  void aStandbyDoublesBoth() {
    TemplateFragment.of(PRIMARY.replace("false", "true")).costsFixed("33.20");
  }

  @Test
  void aReplicaInheritsClassAndStorageOfItsSource() {
    TemplateFragment.of(PRIMARY + replica("One", "Primary", "") + replica("Two", "One", ""))
        .costsFixed("49.80")
        .lacksNothing();
  }

  @Test
  void aReplicaDoesNotInheritTheStandby() {
    TemplateFragment.of(PRIMARY.replace("false", "true") + replica("One", "Primary", ""))
        .costsFixed("49.80");
  }

  @Test
  void aReplicaMayHaveAClassOfItsOwn() {
    TemplateFragment.of(
            PRIMARY
                + replica("One", "Primary", ", 'DBInstanceClass': 'db.m7g.large'")
                    .replace("{'Ref': 'Primary'}", "{'Fn::GetAtt': ['Primary', 'DBInstanceArn']}"))
        .costsFixed("164.60");
  }

  @Test
  void aReplicaMayNameItsSourceByAJoinedArn() {
    TemplateFragment.of(
            PRIMARY
                + replica("One", "Primary", "")
                    .replace(
                        "{'Ref': 'Primary'}",
                        "{'Fn::Join': ['', ['arn:', {'Ref': 'AWS::Partition'}, ':db:', {'Ref': 'Primary'}]]}"))
        .costsFixed("33.20")
        .lacksNothing();
  }

  @Test
  void aReplicaOfADatabaseElsewhereIsNamed() {
    TemplateFragment.of(replica("One", "Nowhere", "").substring(1))
        .costsFixed("0")
        .lacks("One", "nor has its source");
  }

  @Test
  void growingStorageCostsWhatTheRowsNeed() {
    // 3.24 GB of rows; backups of a week hold 0.063 GB more than the disk
    var growing = PRIMARY.replace("'MultiAZ'", "'MaxAllocatedStorage': 50, 'MultiAZ'");
    TemplateFragment.of(growing).grows("0");
    TemplateFragment.of(growing.replace("'20'", "'2'")).grows("0.1303");
    TemplateFragment.of(PRIMARY.replace("'20'", "'2'")).lacks("Primary", "do not fit");
  }

  @Test
  void backupsAreFreeUpToTheSizeOfTheStorage() {
    // 3.24 GB of rows and 0.009 GB of change a day
    TemplateFragment.of(PRIMARY.replace("'20'", "'4'").replace(": 7", ": 35")).grows("0");
    TemplateFragment.of(PRIMARY.replace("'20'", "'3.3'").replace(": 7", ": 35")).grows("0.0255");
    TemplateFragment.of(PRIMARY.replace("'20'", "'3.3'").replace(": 7", ": 0")).grows("0");
  }

  @Test
  void aManagedPasswordIsASecret() {
    TemplateFragment.of(PRIMARY.replace("'MultiAZ'", "'ManageMasterUserPassword': true, 'MultiAZ'"))
        .costsFixed("17.00");
  }

  @Test
  void databasesWithoutAPriceAreNamed() {
    TemplateFragment.of(PRIMARY.replace("postgres", "mysql"))
        .costsFixed("0")
        .lacks("Primary", "mysql");
    TemplateFragment.of(
            PRIMARY.replace("'MultiAZ'", "'DatabaseInsightsMode': 'advanced', 'MultiAZ'"))
        .costsFixed("16.60")
        .lacks("Primary", "Database Insights");
  }
}
