import { alertmanager } from './alertmanager.ts';
import { gitHubIssues } from './gitHubIssues.ts';
import { grafanaIncidents } from './grafanaIncidents.ts';
import { grafanaOnCall } from './grafanaOnCall.ts';
import { incidentIoFollowUps } from './incidentIoFollowUps.ts';
import { incidentIoIncidents } from './incidentIoIncidents.ts';
import { jira } from './jira.ts';
import { opsgenieAlerts } from './opsgenieAlerts.ts';
import { opsgenieIncidents } from './opsgenieIncidents.ts';
import { ownCsv } from './ownCsv.ts';
import { ownJson } from './ownJson.ts';
import { ownYaml } from './ownYaml.ts';
import { pageCsv } from './pageCsv.ts';
import { pagerDutyAnalyticsCsv, pagerDutyAnalyticsJson } from './pagerDutyAnalytics.ts';
import { pagerDutyIncidents } from './pagerDutyIncidents.ts';
import { pagerDutyLogEntries } from './pagerDutyLogEntries.ts';
import { postmortem } from './postmortem.ts';
import type { Reader } from './reader.ts';
import { statuspage } from './statuspage.ts';

/** In the order in which they are asked. The most particular come first. */
export const readers: readonly Reader[] = [
	pagerDutyAnalyticsCsv,
	pagerDutyAnalyticsJson,
	pagerDutyIncidents,
	pagerDutyLogEntries,
	incidentIoIncidents,
	incidentIoFollowUps,
	opsgenieIncidents,
	opsgenieAlerts,
	grafanaOnCall,
	grafanaIncidents,
	alertmanager,
	statuspage,
	jira,
	gitHubIssues,
	pageCsv,
	postmortem,
	ownCsv,
	ownJson,
	ownYaml,
];
