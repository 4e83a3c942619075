package millions.local.stages;

import millions.local.process.StartFailure;
import millions.local.service.ManagedService;
import millions.local.service.ProcessService;
import millions.local.service.Service;
import millions.local.standin.postgres.ClusterShape;
import millions.local.standin.postgres.SqlCluster;
import millions.local.standin.postgres.server.ClusterName;
import millions.local.template.ScalingDefinition;
import millions.local.template.StageTemplate;
import millions.standins.balancer.ListenerConfiguration;

/**
 * The services a stage is drawn with: each is what stands on this machine for a service of AWS,
 * with its programs, its addresses and the settings it gives to whoever uses it.
 */
public final class LocalServices {

  private final RunContext context;
  private final StageTemplate template;
  private final ContentServices content;

  public LocalServices(RunContext context, StageTemplate template, ContentServices content) {
    this.context = context;
    this.template = template;
    this.content = content;
  }

  /** The web process that is its own front door; when it dies nobody starts it again. */
  Service webOnTheMachine() {
    return webService().onTheMachine();
  }

  /**
   * As many web processes behind the balancer as the template wants at first, replaced when they
   * die or fail their health check.
   */
  ProcessService web() {
    var count = template.scaling(WebService.NAME).map(ScalingDefinition::desired).orElse(1);
    return webService().behindABalancer(count);
  }

  private WebService webService() {
    return new WebService(context, template.program(WebService.NAME));
  }

  /** The database on the web process's own machine: when it dies it is dead. */
  ManagedService<SqlCluster> sqlOnTheMachine() {
    return new SqlServices(context, ClusterName.SQL).cluster(new ClusterShape(false, false));
  }

  /** A database server of its own. */
  ManagedService<SqlCluster> sql() {
    return new SqlServices(context, ClusterName.SQL).cluster(new ClusterShape(false, true));
  }

  /** With a synchronous standby that takes over. */
  ManagedService<SqlCluster> sqlWithStandby() {
    return new SqlServices(context, ClusterName.SQL).cluster(new ClusterShape(true, true));
  }

  /** A replica of this database, and a replica of that replica. */
  Service replicasOf(ManagedService<SqlCluster> sql) {
    return new SqlServices(context, new ClusterName(sql.name())).replicas(sql);
  }

  /** Files of the machine itself. */
  Service disk() {
    return content.onDisk();
  }

  /** The object store, S3's stand-in. */
  Service content() {
    return content.inObjects();
  }

  /** The shared cache, ElastiCache's stand-in. */
  ProcessService cache() {
    return new CacheService(context).service();
  }

  /**
   * What the balancer does.
   *
   * @throws StartFailure when the template has none
   */
  ListenerConfiguration listener() {
    return template
        .listener()
        .orElseThrow(() -> new StartFailure("The template has no listener for the balancer"));
  }

  /** The load balancer, an ALB's stand-in. */
  ProcessService balancer() {
    return new FrontServices(context).balancer();
  }

  /** The cache at the edge, CloudFront's stand-in, before this origin. */
  ProcessService edge(ProcessService origin) {
    return new FrontServices(context)
        .edge(origin, content.objects().settings().get("MILLIONS_CONTENT_S3_BUCKET"));
  }
}
