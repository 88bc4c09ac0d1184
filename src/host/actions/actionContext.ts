import type * as vscode from 'vscode';
import type { SecretStorage } from 'vscode';
import type { IncidentChoice, TreeChoice } from '../../core/index.ts';
import type { CommitDocuments } from '../git/commitDocuments.ts';
import type { Log } from '../log.ts';
import type { ReviewPanel } from '../panel.ts';
import type { MeasuredBudgets } from '../pulling/measuredBudgets.ts';
import type { PagerDutyConnection } from '../pulling/pagerDutyConnection.ts';
import type { RememberedChoice } from '../treeChoice.ts';
import type { IncidentsView } from '../trees/incidentsView.ts';
import type { BacklogTree } from '../treeView.ts';
import type { BacklogWorkspace } from '../workspace/backlogWorkspace.ts';

/** What actions act on. */
export interface ActionContext {
	readonly workspace: BacklogWorkspace;
	readonly tree: BacklogTree;
	readonly choice: RememberedChoice<TreeChoice>;
	readonly incidents: IncidentsView;
	readonly incidentChoice: RememberedChoice<IncidentChoice>;
	readonly panel: ReviewPanel;
	readonly commits: CommitDocuments;
	readonly pagerDuty: PagerDutyConnection;
	readonly measured: MeasuredBudgets;
	readonly secrets: SecretStorage;
	/** The extension's own folder, the same for all workspaces. */
	readonly storageUri: vscode.Uri;
	readonly extensionUri: vscode.Uri;
	readonly log: Log;
	/** Milliseconds since 1970. */
	readonly now: () => number;
}
