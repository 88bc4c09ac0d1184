import * as vscode from 'vscode';

const section = 'lightsOn';

/** Every setting with its default; package.json declares the same. */
export const settingDefaults = {
	'lens.enabled': true as boolean,
	'inlayHints.enabled': false as boolean,
	'code.lens.enabled': true as boolean,
	'code.badges.enabled': false as boolean,
	'code.statusBar.enabled': false as boolean,
	badge: 'problems' as BadgeContent,
	'statusBar.enabled': true as boolean,
	'reportReminder.enabled': true as boolean,
	'pagerDuty.url': 'https://api.pagerduty.com' as string,
	'prometheus.url': '' as string,
	'pagerDuty.teams': [] as readonly string[],
} as const;

export type BadgeContent = 'problems' | 'overdue' | 'off';
export type SettingId = keyof typeof settingDefaults;

export function setting<Id extends SettingId>(id: Id): (typeof settingDefaults)[Id] {
	return vscode.workspace.getConfiguration(section).get(id, settingDefaults[id]);
}

export function onDidChangeSetting(id: SettingId, listener: () => void): vscode.Disposable {
	return vscode.workspace.onDidChangeConfiguration((event) => {
		if (event.affectsConfiguration(`${section}.${id}`)) listener();
	});
}
