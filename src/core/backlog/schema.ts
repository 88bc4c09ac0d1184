import * as z from 'zod';
import { hoursPresets, isZone, weekdays } from '../incidents/calendar.ts';
import { message } from '../text.ts';
import { kinds, methodIds, statuses } from './model.ts';
import { either, list, scalar, section } from './schemaParts.ts';
import {
	budgetCondition,
	choice,
	date,
	effort,
	estimate,
	every,
	identifier,
	instant,
	link,
	minutes,
	number,
	points,
	positive,
	rate,
	share,
	text,
	timeOfDay,
	toil,
	wholeNumber,
	workspacePath,
	yes,
} from './schemaValues.ts';

/**
 * The whole of `reliability.yaml`: the single source of what may stand in it, of the types that the reader works on,
 * and of the JSON Schema that editors are offered. Values come out in base units (see `schemaValues.ts`).
 */

const zone = scalar(
	'value.timezone',
	(raw) => (typeof raw === 'string' && isZone(raw) ? raw : undefined),
	() => message('This is not a time zone. Write an IANA name such as Europe/Madrid.'),
	{ type: 'string', description: 'An IANA time zone, such as America/New_York.', examples: ['America/New_York'] },
);

const weekday = choice(weekdays, 'A day of the week.');

const ownHours = section('When the team works and sleeps.', {
	business: section('Business hours.', {
		days: list(weekday, 'Working days; Monday to Friday if absent.').optional(),
		from: timeOfDay('Start of business hours, local time, such as 08:00.'),
		to: timeOfDay('End of business hours, local time, such as 18:00.'),
	}),
	sleep: section('Hours of sleep. They may run past midnight.', {
		from: timeOfDay('Start of sleep hours, local time, such as 22:00.'),
		to: timeOfDay('End of sleep hours, local time, such as 08:00.'),
	}),
});

const hours = either(
	choice(
		Object.keys(hoursPresets) as (keyof typeof hoursPresets)[],
		'A preset: the hours as PagerDuty or incident.io define them.',
	),
	ownHours,
);

export const teamSchema = section('Who keeps the lights on, where and when.', {
	name: text('The name of the team.').optional(),
	timezone: zone.optional(),
	hours: hours.optional(),
	holidays: list(date('A local date without business hours.'), 'Days without business hours.').optional(),
	line: positive(
		'How many interruptions a week are the most for one person; 10 if absent: two incidents a 12-hour shift, five shifts.',
	).optional(),
	people: list(
		section('A person on call. Use pseudonyms unless the team agrees otherwise.', {
			id: identifier('A short name, unique in the team.'),
			timezone: zone.optional(),
			hours: hours.optional(),
		}),
		'The people on call.',
	).optional(),
});

export const ratesSchema = section('The exchange rates that bring all benefits to one currency.', {
	currency: scalar(
		'value.choice',
		(raw) => (typeof raw === 'string' && /^[A-Z]{3}$/.test(raw) ? raw : undefined),
		() => message('This is not a currency. Write its three-letter code, such as USD.'),
		{
			type: 'string',
			pattern: '^[A-Z]{3}$',
			description: 'The currency of all money in the file: its three-letter code.',
			examples: ['USD', 'EUR', 'GBP'],
		},
	),
	engineerHour: positive('Cost of one hour of an engineer.').optional(),
	badMinute: positive('Cost of one minute of full outage for all users. A service may override it.').optional(),
	reachPoint: positive('Worth of one RICE reach × impact point a quarter.').optional(),
	offHours: positive('Weight of an hour of response outside business hours; 1 if absent.').optional(),
	sleepHours: positive('Weight of an hour of response in sleep hours; 1 if absent.').optional(),
});

export const scoringSchema = section('How the items are ranked.', {
	method: choice(methodIds, 'The method that scores the items; cd3 (cost of delay divided by duration) if absent.'),
});

export const commitmentSchema = section('The line that is held: what was promised for reliability work.', {
	floor: share('Share of capacity committed to reliability work.'),
	people: positive('Engineers committed to reliability work.').optional(),
	from: date('First day of the commitment.').optional(),
	until: date('Last day of the commitment.').optional(),
	approvedBy: text('Who approved it.').optional(),
	policy: list(
		section('An error-budget rule that raises the floor.', {
			when: budgetCondition,
			floor: share('The floor while the rule fires.'),
		}),
		'Error-budget rules that raise the floor.',
	).optional(),
	exemptions: list(
		section('What lights-on check --base does not warn of, why and until when.', {
			paths: list(workspacePath, 'Globs of files that may be changed.').optional(),
			items: list(identifier('The id of an item.'), 'Items that may be reopened, or whose risk stands.').optional(),
			floor: yes('The commitment itself may be lowered or shortened.').optional(),
			reason: text('Why, and who agreed to it.'),
			until: date('Last day on which it holds.'),
		}),
		'What the gate of pull requests does not warn of.',
	).optional(),
});

export const commitsSchema = section('How commits are counted toward the actual balance.', {
	types: z
		.record(z.string(), choice([...kinds, 'uncategorised'], 'The side on which commits of this type count.'))
		.optional()
		.meta({ description: 'The side of the balance by conventional type, such as chore; the others are as usual.' }),
});

const goodRatio = text(
	'PromQL for the share of good over $window, 0 to 1: one number. Asked only on command; it then counts instead of incidents.',
).optional();

export const serviceSchema = section('A service that the team runs.', {
	id: identifier('The name that items and incidents use.'),
	owner: text('The team that owns it.').optional(),
	paths: list(workspacePath, 'Globs of the code that it is made of.').optional(),
	aliases: list(identifier('A name of it.'), 'Other names of it, as the exports of vendors use them.').optional(),
	badMinute: positive('Cost of one minute of full outage of this service.').optional(),
	slo: either(
		section('The objective of the service.', {
			target: share('The share of good minutes that is promised, such as 99.9%.'),
			window: every('The window of the objective, such as 28d.'),
			prometheus: goodRatio,
		}),
		section('The objective, read from a file of the repository.', {
			from: text('Path of an OpenSLO, Sloth or Pyrra file, relative to this one.'),
			name: identifier('Which SLO of that file; that of the service if absent.').optional(),
			window: every('The window of the objective, such as 28d, instead of the one in that file.').optional(),
			prometheus: goodRatio,
		}),
	).optional(),
	acceptedRisks: list(
		identifier('A cause of incidents.'),
		'Causes of failures that the team lives with: they are paid out of the error budget.',
	).optional(),
});

export const planSchema = section('The plan of a period.', {
	period: text('The period, such as 2027-Q1, 2027-H1, 2027-01 or 2027-01-04/2027-03-26.').optional(),
	capacity: z
		.record(
			z.string(),
			either(
				effort('Engineer-days that this owner has, such as 60d.'),
				section('People who work the period, less holidays and the share of time that goes to being on call.', {
					people: positive('How many people.'),
					onCall: share('Share of their time that goes to being on call and to what it brings.').optional(),
				}),
			),
		)
		.optional()
		.meta({ description: 'What each owner has: engineer-days, or people.' }),
	include: list(identifier('The id of an item.'), 'Items that are in the plan whatever they are worth.').optional(),
	exclude: list(identifier('The id of an item.'), 'Items that are not in the plan.').optional(),
});

const riceSchema = section('Product value by RICE.', {
	reach: estimate(rate('People reached, such as 5000/quarter.')),
	impact: positive('Impact on each of them, commonly 0.25 to 3.'),
	confidence: share('The chance that reach and impact hold.').optional(),
});

const iceSchema = section(
	'Points of the ICE method, where the team sets them itself. Others are taken from the item.',
	{
		impact: points(1, 10, 'Impact, 1 to 10.').optional(),
		confidence: points(1, 10, 'Confidence, 1 to 10.').optional(),
		ease: points(1, 10, 'Ease, 1 to 10.').optional(),
	},
);

const wsjfSchema = section(
	'Points of the WSJF method, where the team sets them itself. Others are taken from the item.',
	{
		value: points(0, 100, 'User and business value, commonly 1 to 20.').optional(),
		criticality: points(0, 100, 'Time criticality, commonly 1 to 20.').optional(),
		riskReduction: points(0, 100, 'Risk reduction, commonly 1 to 20.').optional(),
	},
);

const riskSchema = section('A failure that history need not hold (Google’s risk catalogue).', {
	cause: text('The cause. Where incidents have it, they are used instead of the guess.').optional(),
	detect: estimate(minutes('Time until somebody knows, such as 15m.')),
	repair: estimate(minutes('Time from then until it is mended, such as 45m.')),
	impact: estimate(share('Part of the users that it strikes, such as 50%.')),
	every: estimate(every('Time between two such failures, such as 90d.')),
	share: estimate(share('The part of it that the item removes; all of it if absent.')).optional(),
	accepted: yes(
		'The team lives with it: it is paid out of the error budget. If absent, true for a dropped or done item.',
	).optional(),
});

const promised = (description: string) =>
	either(
		positive(description),
		section(`${description} The mean, and what it is one time in ten below and above.`, {
			p10: positive('It is less than this one time in ten.'),
			mean: positive('The mean.'),
			p90: positive('It is more than this one time in ten.'),
		}),
	)
		.meta({ description })
		.optional();

const forecastSchema = section('What was promised when the item was done, so that it can be checked.', {
	date: date('The day on which it was done, in the team’s zone.'),
	incidents: promised('Incidents a quarter that it avoids.'),
	badMinutes: promised('Bad minutes a quarter that it avoids.'),
	hours: promised('Hours of response and toil a quarter that it saves.'),
	without: positive('Incidents a quarter that were expected without it.').optional(),
});

export const itemSchema = section('A piece of work.', {
	id: identifier('A short name, unique in the file.'),
	title: text('What is to be done, in one line.'),
	kind: choice(kinds, 'The side of the balance on which its effort counts.').optional(),
	status: choice(statuses, 'Where it stands; proposed if absent.').optional(),
	owner: text('The team or person that would do it.').optional(),
	service: identifier('The service that it concerns.').optional(),
	effort: estimate(effort('Engineer-days, such as 5d, 4h or 2w.')).optional(),
	avoids: section('The incidents that it would have avoided.', {
		causes: list(identifier('A cause of incidents.'), 'Causes of incidents that it removes.').optional(),
		incidents: list(identifier('The id of an incident.'), 'Incidents that it would have avoided.').optional(),
		share: estimate(share('The part of those incidents that it prevents; all if absent.')).optional(),
	}).optional(),
	risk: riskSchema.optional(),
	toil: estimate(toil('Manual work that it ends, such as 4h/week.')).optional(),
	value: estimate(rate('Product value in currency, such as 1500/week.')).optional(),
	rice: riceSchema.optional(),
	ice: iceSchema.optional(),
	wsjf: wsjfSchema.optional(),
	deadline: section('A date after which a loss is certain.', {
		date: date('The date.'),
		loss: estimate(number('What is lost, once, when the date is missed.')),
	}).optional(),
	confidence: share('The chance that the work delivers at all.').optional(),
	dependsOn: list(identifier('The id of an item.'), 'Items that must be done before.').optional(),
	paths: list(workspacePath, 'Globs of the code that it concerns.').optional(),
	labels: list(text('A label.'), 'Free labels.').optional(),
	links: list(link, 'Web addresses.').optional(),
	followUps: list(identifier('The id of a follow-up.'), 'Follow-ups of incidents that it takes up.').optional(),
	forecast: forecastSchema.optional(),
});

export const incidentSchema = section('An incident.', {
	id: identifier('A name, unique in the file.'),
	title: text('What happened, in one line.').optional(),
	service: identifier('The service that it struck.').optional(),
	services: z
		.record(z.string(), share('Part of this service’s users that it struck.'))
		.optional()
		.meta({ description: 'The services that it struck, each with its impact.' }),
	severity: text('Severity, in the team’s own words.').optional(),
	started: instant('When it started, such as 2026-09-14T02:11Z. Without a zone, the team’s.'),
	detected: instant('When somebody knew.').optional(),
	acknowledged: instant('When somebody took it.').optional(),
	resolved: instant('When it was over; absent while it is open.').optional(),
	impact: share('Part of the users that it struck; a full outage if absent.').optional(),
	responders: positive('People who worked on it.').optional(),
	pages: wholeNumber('Pages, each one interruption of one person.').optional(),
	cause: identifier('The cause, the same word each time it recurs.').optional(),
	autoResolved: yes('It was closed by a machine.').optional(),
	source: identifier('Where it was imported from, such as pagerduty.').optional(),
	externalId: identifier('Its id there, where that is another.').optional(),
	links: list(link, 'Web addresses: the post-mortem, the channel.').optional(),
});

/** What a column of a CSV of the team's own may mean. `at` makes each of its rows a page instead of an incident. */
export const columnMeanings = [
	...['id', 'title', 'service', 'severity', 'started', 'detected', 'acknowledged', 'resolved', 'duration', 'impact'],
	...['responders', 'pages', 'cause', 'link', 'at', 'person', 'channel', 'incident'],
] as const;

const columns = section(
	'The headers of its columns, by what they mean.',
	Object.fromEntries(
		columnMeanings.map((meaning) => [meaning, text(`The header of the column that holds: ${meaning}.`).optional()]),
	),
);

export const sourceSchema = either(
	text('A glob, relative to this file.'),
	section('Files that need to be told how to be read.', {
		path: text(
			'A glob, relative to this file. Without one, the columns are those of any CSV that has all of them, imported ones too.',
		).optional(),
		columns: columns.optional(),
		zone: zone.optional(),
	}),
);

export const backlogSchema = section('The reliability backlog of a repository, read by Lights On.', {
	version: scalar(
		'value.choice',
		(raw) => (raw === 1 ? raw : undefined),
		() => message('This version is not known. Write 1.'),
		{ const: 1, description: 'The version of the format: 1.' },
	).optional(),
	team: teamSchema.optional(),
	rates: ratesSchema.optional(),
	scoring: scoringSchema.optional(),
	commitment: commitmentSchema.optional(),
	commits: commitsSchema.optional(),
	services: list(serviceSchema, 'The services that the team runs.').optional(),
	sources: list(sourceSchema, 'Files of incidents kept elsewhere in the repository.').optional(),
	plan: planSchema.optional(),
	items: list(itemSchema, 'The work, of both kinds.').optional(),
	incidents: list(incidentSchema, 'What happened.').optional(),
});

export type SourceEntryInput = z.output<typeof sourceSchema>;
export type ItemInput = z.output<typeof itemSchema>;
export type IncidentInput = z.output<typeof incidentSchema>;
export type ServiceInput = z.output<typeof serviceSchema>;
export type TeamInput = z.output<typeof teamSchema>;
export type RatesInput = z.output<typeof ratesSchema>;
export type ScoringInput = z.output<typeof scoringSchema>;
export type CommitmentInput = z.output<typeof commitmentSchema>;
export type PlanInput = z.output<typeof planSchema>;
