package millions.local.edge;

/** What the edge does with the requests of one path pattern. Thread-safe. */
@FunctionalInterface
interface Behaviour {

  Answer answer(Asked asked);
}
