import { type Message, message } from '../text.ts';

/** A number with its noun, for use within a sentence. What is written already is one where it reads “1”. */
type Count = (count: number | string) => Message;

const isOne = (count: number | string) => String(count) === '1';

export const counts = {
	interruptions: (count) => (isOne(count) ? message('1 interruption') : message('{0} interruptions', count)),
	incidents: (count) => (isOne(count) ? message('1 incident') : message('{0} incidents', count)),
	pages: (count) => (isOne(count) ? message('1 page') : message('{0} pages', count)),
	people: (count) => (isOne(count) ? message('1 person') : message('{0} people', count)),
	commits: (count) => (isOne(count) ? message('1 commit') : message('{0} commits', count)),
	authorDays: (count) => (isOne(count) ? message('1 author-day') : message('{0} author-days', count)),
	engineerDays: (count) => (isOne(count) ? message('1 engineer-day') : message('{0} engineer-days', count)),
	items: (count) => (isOne(count) ? message('1 item') : message('{0} items', count)),
	openItems: (count) => (isOne(count) ? message('1 open item') : message('{0} open items', count)),
	forecasts: (count) => (isOne(count) ? message('1 forecast') : message('{0} forecasts', count)),
	choices: (count) => (isOne(count) ? message('1 choice') : message('{0} choices', count)),
	differentHours: (count) => (isOne(count) ? message('1 hour') : message('{0} different hours', count)),
	weeks: (count) => (isOne(count) ? message('1 week') : message('{0} weeks', count)),
	minutes: (count) => (isOne(count) ? message('1 minute') : message('{0} minutes', count)),
	logEntries: (count) => (isOne(count) ? message('1 log entry') : message('{0} log entries', count)),
} as const satisfies Readonly<Record<string, Count>>;
