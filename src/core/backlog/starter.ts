import { DAY } from './quantities.ts';

/**
 * A commented backlog that scores at once: what *Create Backlog File* writes. Its incidents lie in the last months
 * before `now` (milliseconds since 1970), so that they count.
 */
export function starterText(now: number): string {
	const day = (ago: number) => new Date(now - ago * DAY).toISOString().slice(0, 10);
	return `# The reliability backlog of this repository, ranked by Lights On.
# Each item's cost of delay (what a week without it costs) is divided by its effort: the highest score comes first.
# Change anything here and the ranking moves at once. Replace the examples by your own items.

rates: # what time and outages cost; all money in this file is in this currency
  currency: USD
  engineerHour: 120
  badMinute: 400 # one minute of full outage for all users

items:
  - id: REL-1
    title: Automate database failover
    kind: reliability # reliability or product: on which side of the balance the effort counts
    status: planned # proposed, planned, in-progress, done or dropped
    service: checkout
    effort: { low: 3d, likely: 5d, high: 12d } # or simply 5d
    avoids:
      causes: [db-failover] # priced from the incidents below
      share: 80% # the part of them that it prevents

  - id: REL-2
    title: Renew certificates automatically
    kind: reliability
    service: checkout
    effort: 3d
    risk: { detect: 15m, repair: 45m, impact: 50%, every: 1y } # has not happened yet: a guess
    toil: 2h/month # work by hand that it ends

  - id: FEAT-1
    title: Saved carts
    kind: product
    service: checkout
    effort: 8d
    value: 900/week # what it would earn

incidents: # what happened; “Log Incident…” adds to this list
  - { id: INC-1, service: checkout, started: ${day(96)}T02:11Z, resolved: ${day(96)}T02:58Z, impact: 60%, responders: 3, cause: db-failover }
  - { id: INC-2, service: checkout, started: ${day(41)}T14:20Z, resolved: ${day(41)}T14:52Z, impact: 100%, responders: 2, cause: db-failover }
  - { id: INC-3, service: checkout, started: ${day(12)}T22:05Z, resolved: ${day(12)}T22:31Z, impact: 35%, responders: 2, cause: deploy }

# More to add when you need it: services (owner, SLO, cost of a bad minute), sources (incident exports such as
# exports/*.csv), commitment (the floor for reliability work), team (time zone and hours), deadlines and dependencies.
`;
}
