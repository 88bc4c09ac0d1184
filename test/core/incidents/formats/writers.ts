/** Writes incidents in the shape of each vendor's export, so that a test can read them back. */

export interface Written {
	readonly number: number;
	readonly title: string;
	readonly service: string;
	readonly severity: string;
	/** Milliseconds since 1970, at a whole second. */
	readonly started: number;
	/** Undefined while it is open. */
	readonly resolved: number | undefined;
}

export interface Writer {
	readonly format: string;
	readonly file: string;
	write(incidents: readonly Written[]): string;
	/** The id under which an incident comes back. */
	id(incident: Written): string;
	/** What this format cannot tell of an incident. */
	readonly without?: readonly ('title' | 'service' | 'severity' | 'open')[];
}

const iso = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString());
const local = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString().slice(0, 19));
const ofSecond = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`;
const state = (incident: Written, open: string, over: string) => (incident.resolved === undefined ? open : over);
const cell = (text: string | number | null) =>
	text === null ? '' : /[",\r\n]|^\s|\s$/.test(`${text}`) ? `"${`${text}`.replaceAll('"', '""')}"` : `${text}`;
const csv = (header: readonly string[], rows: readonly (readonly (string | number | null)[])[]) =>
	`${[header, ...rows].map((row) => row.map(cell).join(',')).join('\n')}\n`;

const analytics = (one: Written) => ({
	id: `P${one.number}`,
	incident_number: one.number,
	description: one.title,
	created_at: local(one.started),
	resolved_at: local(one.resolved),
	status: state(one, 'triggered', 'resolved'),
	service_id: `S-${one.service}`,
	service_name: one.service,
	priority_name: one.severity,
	urgency: 'high',
	auto_resolved: false,
	total_interruptions: 2,
});

export const writers: readonly Writer[] = [
	{
		format: 'PagerDuty analytics raw incidents (JSON)',
		file: 'raw.json',
		write: (incidents) =>
			JSON.stringify({ data: incidents.map(analytics), more: false, time_zone: 'Etc/UTC' }, null, 1),
		id: ({ number }) => `P${number}`,
	},
	{
		format: 'PagerDuty analytics raw incidents (CSV)',
		file: 'raw.csv',
		write: (incidents) =>
			csv(
				Object.keys(analytics(incidents[0]!)),
				incidents.map((one) =>
					Object.values(analytics(one)).map((value) => (typeof value === 'boolean' ? `${value}` : value)),
				),
			),
		id: ({ number }) => `P${number}`,
	},
	{
		format: 'PagerDuty incidents (JSON)',
		file: 'incidents.json',
		write: (incidents) =>
			JSON.stringify({
				incidents: incidents.map((one) => ({
					id: `P${one.number}`,
					incident_number: one.number,
					title: one.title,
					created_at: iso(one.started),
					resolved_at: iso(one.resolved),
					status: state(one, 'triggered', 'resolved'),
					service: { id: 'S1', type: 'service_reference', summary: one.service },
					priority: { summary: one.severity },
					acknowledgements: [],
					urgency: 'high',
				})),
				more: false,
			}),
		id: ({ number }) => `P${number}`,
	},
	{
		format: 'incident.io incidents (JSON)',
		file: 'incident-io.json',
		write: (incidents) =>
			JSON.stringify(
				incidents.map((one) => ({
					id: `01H${one.number}`,
					reference: `INC-${one.number}`,
					name: one.title,
					mode: 'standard',
					created_at: iso(one.started),
					severity: { name: one.severity, rank: 1 },
					incident_status: { category: state(one, 'live', 'closed') },
					incident_timestamp_values: [
						{ incident_timestamp: { name: 'Impact started at' }, value: { value: iso(one.started) } },
						{
							incident_timestamp: { name: 'Resolved at' },
							value: one.resolved === undefined ? null : { value: iso(one.resolved) },
						},
					],
					custom_field_entries: [
						{ custom_field: { name: 'Affected services' }, values: [{ value_catalog_entry: { name: one.service } }] },
					],
				})),
			),
		id: ({ number }) => `INC-${number}`,
	},
	{
		format: 'Opsgenie alerts (JSON)',
		file: 'alerts.json',
		write: (incidents) =>
			JSON.stringify({
				data: incidents.map((one) => ({
					id: `uuid-${one.number}`,
					tinyId: `${one.number}`,
					alias: 'a',
					message: one.title,
					status: state(one, 'open', 'closed'),
					priority: one.severity,
					count: 3,
					createdAt: iso(one.started),
					updatedAt: iso(one.resolved ?? one.started),
					tags: [`service:${one.service}`],
					report: one.resolved === undefined ? {} : { closeTime: one.resolved - one.started },
				})),
			}),
		id: ({ number }) => `${number}`,
	},
	{
		format: 'Opsgenie incidents (JSON)',
		file: 'opsgenie.json',
		write: (incidents) =>
			JSON.stringify({
				data: incidents.map((one) => ({
					id: `uuid-${one.number}`,
					tinyId: `${one.number}`,
					message: one.title,
					status: state(one, 'open', 'resolved'),
					priority: one.severity,
					impactedServices: [one.service],
					impactStartDate: iso(one.started),
					impactEndDate: iso(one.resolved),
					createdAt: iso(one.started + 60_000),
				})),
			}),
		id: ({ number }) => `${number}`,
	},
	{
		format: 'Grafana OnCall or IRM alert groups (JSON)',
		file: 'oncall.json',
		write: (incidents) =>
			JSON.stringify({
				count: incidents.length,
				next: null,
				results: incidents.map((one) => ({
					id: `I${one.number}`,
					state: state(one, 'firing', 'resolved'),
					title: one.title,
					alerts_count: 2,
					created_at: iso(one.started),
					resolved_at: iso(one.resolved),
					labels: [
						{ key: { name: 'service' }, value: { name: one.service } },
						{ key: { name: 'severity' }, value: { name: one.severity } },
					],
				})),
			}),
		id: ({ number }) => `I${number}`,
	},
	{
		format: 'Grafana IRM incidents (JSON)',
		file: 'irm.json',
		write: (incidents) =>
			JSON.stringify({
				incidents: incidents.map((one) => ({
					incidentID: `${one.number}`,
					title: one.title,
					severityLabel: one.severity,
					status: state(one, 'active', 'resolved'),
					isDrill: false,
					labels: [{ key: 'service', label: one.service }],
					incidentStart: iso(one.started),
					incidentEnd: iso(one.resolved) ?? '',
					createdTime: iso(one.started),
				})),
			}),
		id: ({ number }) => `${number}`,
	},
	{
		format: 'Alertmanager webhook calls (NDJSON)',
		file: 'webhook.ndjson',
		write: (incidents) =>
			incidents
				.flatMap((one) => {
					const alert = (status: string) => ({
						status,
						labels: { alertname: 'Alert', service: one.service, severity: one.severity },
						annotations: { summary: one.title },
						startsAt: iso(one.started),
						endsAt: status === 'resolved' ? iso(one.resolved) : '0001-01-01T00:00:00Z',
						fingerprint: `${one.number}`.padStart(8, '0'),
					});
					const call = (status: string) =>
						JSON.stringify({
							version: '4',
							groupKey: '{}',
							truncatedAlerts: 0,
							receiver: 'log',
							status,
							alerts: [alert(status)],
						});
					return one.resolved === undefined ? [call('firing')] : [call('firing'), call('resolved')];
				})
				.join('\n'),
		id: ({ number, started }) => `Alert-${`${number}`.padStart(8, '0')}-${ofSecond(started).replace(/[-:]/g, '')}`,
	},
	{
		format: 'Statuspage incidents (JSON)',
		file: 'statuspage.json',
		write: (incidents) =>
			JSON.stringify({
				page: { id: 'p' },
				incidents: incidents.map((one) => ({
					id: `k${one.number}`,
					name: one.title,
					status: state(one, 'investigating', 'resolved'),
					impact: one.severity,
					started_at: iso(one.started),
					created_at: iso(one.started + 60_000),
					resolved_at: iso(one.resolved),
					components: [{ name: one.service }],
					incident_updates: [],
					shortlink: 'https://stspg.example/x',
				})),
			}),
		id: ({ number }) => `k${number}`,
	},
	{
		format: 'GitHub issues with the label “Incident” (JSON)',
		file: 'issues.json',
		write: (incidents) =>
			JSON.stringify(
				incidents.map((one) => ({
					number: one.number,
					title: one.title,
					state: state(one, 'open', 'closed'),
					labels: [{ name: 'Incident' }, { name: `service: ${one.service}` }, { name: `severity: ${one.severity}` }],
					assignees: [],
					html_url: `https://github.example/acme/shop/issues/${one.number}`,
					created_at: iso(one.started),
					closed_at: iso(one.resolved),
					body: null,
				})),
			),
		id: ({ number }) => `GH-${number}`,
	},
	{
		format: 'Jira incidents (JSON)',
		file: 'jira.json',
		write: (incidents) =>
			JSON.stringify({
				issues: incidents.map((one) => ({
					key: `OPS-${one.number}`,
					self: `https://jira.example/rest/api/3/issue/${one.number}`,
					fields: {
						summary: one.title,
						issuetype: { name: 'Incident' },
						priority: { name: one.severity },
						labels: [],
						components: [{ name: one.service }],
						status: { statusCategory: { key: state(one, 'indeterminate', 'done') } },
						created: iso(one.started)!.replace('Z', '+0000'),
						resolutiondate: one.resolved === undefined ? null : iso(one.resolved)!.replace('Z', '+0000'),
					},
				})),
				total: incidents.length,
			}),
		id: ({ number }) => `OPS-${number}`,
	},
	{
		format: 'CSV with the columns id, started, resolved, service, impact, responders, cause',
		file: 'own.csv',
		write: (incidents) =>
			csv(
				['id', 'title', 'service', 'severity', 'started', 'resolved'],
				incidents.map((one) => [
					`A-${one.number}`,
					one.title,
					one.service,
					one.severity,
					iso(one.started),
					iso(one.resolved),
				]),
			),
		id: ({ number }) => `A-${number}`,
	},
	{
		format: 'JSON or NDJSON with incidents, pages and follow-ups in this project’s own fields',
		file: 'own.ndjson',
		write: (incidents) =>
			incidents
				.map((one) =>
					JSON.stringify({
						id: `A-${one.number}`,
						title: one.title,
						service: one.service,
						severity: one.severity,
						started: iso(one.started),
						resolved: iso(one.resolved),
					}),
				)
				.join('\r\n'),
		id: ({ number }) => `A-${number}`,
	},
	{
		format: 'YAML or JSON with a list of incidents',
		file: 'own.yaml',
		write: (incidents) =>
			incidents
				.map((one) => {
					const lines = [
						`- id: A-${one.number}`,
						`  title: ${JSON.stringify(one.title)}`,
						`  service: ${JSON.stringify(one.service)}`,
						`  severity: ${JSON.stringify(one.severity)}`,
						`  started: ${iso(one.started)}`,
						...(one.resolved === undefined ? [] : [`  resolved: ${iso(one.resolved)}`]),
					];
					return lines.join('\n');
				})
				.join('\n'),
		id: ({ number }) => `A-${number}`,
	},
];

/** One incident a file. */
export const postmortemWriter: Writer = {
	format: 'Postmortem (Markdown)',
	file: 'postmortem.md',
	without: ['open'],
	write: ([one]) =>
		[
			'---',
			`incident: A-${one!.number}`,
			`title: ${JSON.stringify(one!.title)}`,
			`service: ${JSON.stringify(one!.service)}`,
			`severity: ${JSON.stringify(one!.severity)}`,
			`started: ${iso(one!.started)}`,
			`resolved: ${iso(one!.resolved ?? one!.started + 60_000)}`,
			'---',
			'',
			'# What happened',
			'',
			'It was down.',
		].join('\n'),
	id: ({ number }) => `A-${number}`,
};
