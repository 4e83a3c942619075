package millions.local.standin.edge;

/** What the edge does with the requests of one path pattern. Thread-safe. */
@FunctionalInterface
interface CacheBehavior {

  EdgeResponse answer(EdgeRequest asked);
}
