/** Exports of other things than incidents, and of vendors' oddities, in the vendors' shapes. */

export const logEntries = JSON.stringify({
	log_entries: [
		{ id: 'R1', type: 'trigger_log_entry', created_at: '2026-03-02T01:00:00Z', incident: { id: 'P1' } },
		{
			id: 'R2',
			type: 'notify_log_entry',
			created_at: '2026-03-02T01:00:05Z',
			user: { id: 'U1', summary: 'Heron' },
			channel: { type: 'auto', notification: { type: 'phone', address: '+1' } },
			incident: { id: 'P1' },
			service: { summary: 'Checkout API' },
		},
		{
			id: 'R3',
			type: 'notify_log_entry',
			created_at: '2026-03-02T01:00:35Z',
			user: { id: 'U2', summary: 'Otter' },
			channel: { type: 'auto', notification: { type: 'push' } },
			incident: { id: 'P1' },
		},
		{ id: 'R4', type: 'notify_log_entry', created_at: null, user: { summary: 'Lynx' } },
	],
	more: false,
});

export const teamReport =
	'created_at,type,address,user\r\n' +
	'2026-03-02T01:00:05Z,phone,+15550100,Heron\r\n' +
	'2026-03-02 03:00:05,sms,"+1 555, 0101","Otter, the second"\r\n' +
	'2026-03-02T01:00:05Z,phone,+15550100,Heron\r\n' +
	'never,email,x@example.com,Lynx\r\n' +
	'2026-03-02T09:30:00+02:00,email,x@example.com,Lynx';

export const followUps = JSON.stringify({
	follow_ups: [
		{
			id: 'F1',
			incident_id: '01H1',
			title: 'Add an alert',
			status: 'outstanding',
			assignee: { name: 'Heron', email: 'h@example.com' },
			priority: { name: 'High' },
			created_at: '2026-03-02T10:00:00Z',
			completed_at: null,
			external_issue_reference: { issue_permalink: 'https://tracker.example/OPS-9' },
		},
		{
			id: 'F2',
			incident_id: '01H1',
			title: 'Write it down',
			status: 'completed',
			completed_at: '2026-03-09T10:00:00Z',
		},
		{ id: 'F3', incident_id: '01H1', title: 'Buy a server', status: 'not_doing' },
		{ id: 'F4', incident_id: '01H1', title: null, status: 'outstanding' },
		{ id: 'F1', incident_id: '01H1', title: 'Add an alert', status: 'outstanding' },
	],
});

export const postmortem = `# Postmortem: Till is slow (INC-7)

**Date:** 2026-09-14
**Status:** Complete, action items in progress
**Severity:** sev2
**Services:** checkout, payments

## Summary
For 47 minutes most customers could not pay.

## Timeline (all times UTC)

- 02:09 First alert
- 02:11 **OUTAGE BEGINS** — the primary fails
- 02:58 OUTAGE ENDS

## Action Items

| Action Item | Type | Owner | Due Date | Status | Bug |
|---|---|---|---|---|---|
| Automate the failover | prevent | @heron | 2026-10-01 | open | [OPS-12](https://tracker.example/OPS-12) |
| Page on replication lag | detect | otter | 2026-09-20 | **Done** | OPS-13 |
|  | | | | | |

## Follow-ups

- [ ] Rehearse it once a quarter (@lynx, due: 2026-12-01)
- [x] Tell support
`;

export const ownEnvelope = JSON.stringify({
	incidents: [
		{ id: 'A-1', started: '2026-03-02T01:00', resolved: '2026-03-02T02:00', service: 'checkout', note: 'ours' },
	],
	pages: [{ at: '2026-03-02T01:00:30Z', person: 'heron', incident: 'A-1', channel: 'push' }, { person: 'otter' }],
	followUps: [{ id: 'F-1', title: 'Mend it', status: 'open', incident: 'A-1', due: '2026-04-01' }],
});

export const ownPages =
	'at;person;channel;incident\n2026-03-02T01:00:00Z;heron;push;A-1\n\n2026-03-02T01:05:00.5Z;ötter;;A-1\n';
