// The settings of the embedded editor: no network, no telemetry, nothing that opens by itself and covers what is shown.

export type Settings = Readonly<Record<string, unknown>>;

export const QUIET_SETTINGS: Settings = {
	'telemetry.telemetryLevel': 'off',
	'update.mode': 'none',
	'extensions.autoUpdate': false,
	'extensions.autoCheckUpdates': false,
	'extensions.ignoreRecommendations': true,
	'workbench.startupEditor': 'none',
	'workbench.enableExperiments': false,
	'workbench.tips.enabled': false,
	'workbench.settings.enableNaturalLanguageSearch': false,
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'chat.disableAIFeatures': true,
	'window.autoDetectColorScheme': false,
	'window.autoDetectHighContrast': false,
	'files.autoSave': 'off',
	// It would list the open files of every process each two seconds.
	'remote.autoForwardPorts': false,
	'remote.restoreForwardedPorts': false,
};
