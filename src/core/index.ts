/** The one facade of the core: what the editor, the panel and the command line may use. */
export { assemble, linesOfInput } from './assemble.ts';
export {
	type AssistantAnswer,
	type AssistantChange,
	explainScore,
	incidentChange,
	itemChange,
	listItems,
} from './assistant/answers.ts';
export {
	type AssistantInput,
	type AssistantToolName,
	assistantInputSchema,
	assistantTools,
	readAssistantInput,
} from './assistant/tools.ts';
export {
	applyEdits,
	type EditResult,
	type FieldRecord,
	type Intent,
	planEdit,
	type TextEdit,
} from './backlog/edits.ts';
export {
	blameArguments,
	type CarriedDates,
	carriedDates,
	gitEnvironment,
	type LineDates,
	readBlame,
} from './backlog/lineDates.ts';
export * from './backlog/model.ts';
export { readBacklog } from './backlog/readBacklog.ts';
export { shiftDates, weeksSinceSample } from './backlog/sample.ts';
export { columnMeanings } from './backlog/schema.ts';
export {
	isTooWild,
	leavesWorkspace,
	type SourceGlob,
	sourceLinkedOutside,
	sourceMissing,
	sourceOutside,
	sourceTooWild,
	sourceUnreadable,
} from './backlog/sourceGlobs.ts';
export { entryOf, type Origin, placeAt } from './backlog/sourceTree.ts';
export { starterText } from './backlog/starter.ts';
export { type KnownEdit, withChanges } from './backlog/textDifference.ts';
export { localDate } from './backlog/times.ts';
export { readBacklogAfter } from './backlog/typedBacklog.ts';
export type { BacklogInput, SourceInput } from './backlogInput.ts';
export { type AttachedLines, type CodeFacts, isConcerned } from './code/codeFacts.ts';
export { type CodeIndex, codeIndex } from './code/codeIndex.ts';
export { type LineRange, readCodePath, writeCodePath } from './code/codePath.ts';
export { type CodeSpot, isKnownName, itemFromCode, titleOf } from './code/itemFromCode.ts';
export { moveLinesIntents } from './code/moveLines.ts';
export { remarkIn } from './code/remarks.ts';
export { type Stretch, trackSpan } from './code/trackSpan.ts';
export type { Change } from './gate/change.ts';
export { gateProblems } from './gate/gate.ts';
export { type Calendar, defaultCalendar, isZone } from './incidents/calendar.ts';
export type { FollowUp, FollowUpStatus } from './incidents/followUp.ts';
export { type FieldChange, incidentFields } from './incidents/importing/incidentFields.ts';
export {
	type ChangedIncident,
	type ImportPlan,
	type ImportResult,
	type ImportTarget,
	planImport,
} from './incidents/importing/planImport.ts';
export { type Page, type PageColumns, pageAt } from './incidents/pages.ts';
export { withPageCounts } from './incidents/pulling/countPages.ts';
export { checkPagerDuty, type PagerDutyPull, pullPagerDuty } from './incidents/pulling/pagerDuty.ts';
export type { Pulled, PullPort, PullReply } from './incidents/pulling/pullPort.ts';
export { PageReading } from './incidents/readers/pageCsv.ts';
export { readSource, readSourceInSteps } from './incidents/readSource.ts';
export { type CatalogEntity, readCatalog } from './incidents/services/catalog.ts';
export type { BandedCount, MappingNeed, Rejection, SourceMapping, SourceReading } from './incidents/sourceReading.ts';
export { type DecodedText, decodeText, type Encoding, encodeText, encodingOf } from './incidents/text/decodeText.ts';
export { pageLayoutOf } from './incidents/text/pageLayout.ts';
export { type Completion, completionsAt } from './language/completions.ts';
export { hoverAt } from './language/hover.ts';
export { type ItemAction, itemActionsAt } from './language/itemActions.ts';
export { definitionsOf, type NamedAt, nameAt, nameInSource, referencesOf } from './language/navigation.ts';
export { planRename, renameRefusal } from './language/rename.ts';
export { type FileSymbol, symbolsOf } from './language/symbols.ts';
export { availabilities } from './measures/availability.ts';
export type { ErrorBudget } from './measures/budgets.ts';
export { dangersOf } from './measures/danger.ts';
export { actualProblems, WEEKS_HELD } from './measures/effort/actualFloor.ts';
export {
	CommitReader,
	countArguments,
	logArguments,
	readRepository,
	repositoryArguments,
	showArguments,
	strayArguments,
} from './measures/effort/commitLog.ts';
export { type BalanceHistory, effortByWeek, type RepositoryCommits } from './measures/effort/effortByWeek.ts';
export type { Times } from './measures/incidentMeasures.ts';
export { appendWeek, type WeekAppended, type WeekToClose } from './measures/ledger/appendWeek.ts';
export { missedReport, reportMade } from './measures/ledger/circulation.ts';
export {
	differenceWords,
	type LedgerReview,
	type LedgerWeek,
	ledgerFile,
	reportTemplateFile,
	reviewLedger,
	withLedger,
} from './measures/ledger/reviewLedger.ts';
export { type MeasuredTrend, type Measures, measuresOf, type WeekMeasures } from './measures/measures.ts';
export { type Observed, type Outcomes, reviewOutcomes } from './measures/outcomes/outcomes.ts';
export { isRecorded } from './measures/recorded.ts';
export type { Trend } from './measures/trend.ts';
export { mergeBacklogs } from './merge/mergeBacklogs.ts';
export { resolveConflicts } from './merge/resolveConflicts.ts';
export { type CodeOwners, readCodeOwners } from './owners/codeOwners.ts';
export {
	type LineStarts,
	type Lines,
	lineStarts,
	lineStartsInSteps,
	offsetNow,
	offsetRead,
	type Place,
	type Position,
	placeNow,
	positionAt,
	type Span,
	spanOf,
} from './place.ts';
export { type PlanEdit, planEdits } from './planning/applyPlan.ts';
export {
	type CommitmentChange,
	type CommitOfFile,
	commitmentChanges,
	commitmentLogArguments,
	fileDiffArguments,
	fileInCommitArguments,
	readCommitmentLog,
	type Terms,
	termsOf,
} from './planning/commitmentHistory.ts';
export type { FrontierPoint } from './planning/frontier.ts';
export type { PlanJob, PlanNews } from './planning/job.ts';
export { type PlanQuestion, planQuestion, type ReadyPlan, type WhatIf } from './planning/model/buildPlan.ts';
export { planSpreads } from './planning/model/spreads.ts';
export { type Fix, type Problem, type ProblemCode, problemCodes, type RelatedPlace, type Severity } from './problem.ts';
export { assembleAfter } from './reassemble.ts';
export { executiveBrief, type SolvedPlan } from './reporting/brief/executiveBrief.ts';
export type { ReportOptions } from './reporting/given.ts';
export { reportHtml } from './reporting/render/html.ts';
export { reportMarkdown } from './reporting/render/markdown.ts';
export { reportPlaceholders } from './reporting/render/placeholders.ts';
export { reportText } from './reporting/render/plainText.ts';
export { reportRichText } from './reporting/render/richText.ts';
export { chartFile, chartsOf, type DrawChart, type Report } from './reporting/report.ts';
export { retrospective } from './reporting/retrospective/retrospective.ts';
export { weeklyReport } from './reporting/weekly/weeklyReport.ts';
export { folderOf } from './scopes.ts';
export {
	type AddedRates,
	type CalibrationTarget,
	calibrationTargets,
	concludeCalibration,
	prepareCalibration,
} from './scoring/calibration/interview.ts';
export type { Answer as TradeOffAnswer, Preference } from './scoring/calibration/posterior.ts';
export { isSettled, MOST_QUESTIONS, nextQuestion, questionCount } from './scoring/calibration/questions.ts';
export type { TradeOffs } from './scoring/calibration/tradeOffs.ts';
export { type AcceptanceEdits, acceptanceEdits } from './scoring/risks/acceptance.ts';
export { type RiskCatalogue, riskCatalogue } from './scoring/risks/riskCatalogue.ts';
export { shadowDifference } from './shadow.ts';
export type { Measurement } from './slos/prometheus/measuredObjectives.ts';
export {
	checkPrometheus,
	type Measuring,
	type MeasuringFault,
	measureObjectives,
} from './slos/prometheus/measureObjectives.ts';
export { readAddress } from './slos/prometheus/question.ts';
export { readSloFile, type SloReading } from './slos/readSloFile.ts';
export { plainPath, type SloFileInput, sloPaths } from './slos/sloFiles.ts';
export * from './snapshot.ts';
export type { Steps } from './steps.ts';
export { english, type Message, message, say, type Translate } from './text.ts';
export {
	calibrationIntents,
	calibrationLines,
	calibrationMarkdown,
	optionWords,
} from './views/calibration.ts';
export { carriedOver } from './views/carriedOver.ts';
export { type CodeRow, codeHover, codeRows } from './views/codeRows.ts';
export { codeBadge, codeLens, codeLineLenses, codeStatus } from './views/codeWords.ts';
export { type CommitmentRow, commitmentRows } from './views/commitmentRows.ts';
export {
	type ComparisonView,
	comparisonMarkdown,
	comparisonOf,
	comparisonView,
} from './views/comparison.ts';
export { doneIntents } from './views/doneItem.ts';
export {
	type AnswerKind,
	type Benefit,
	faultOf,
	type IncidentAnswers,
	type ItemAnswers,
	incidentEntry,
	itemEntry,
	knownNames,
	linkCandidates,
	nextIncidentId,
	nextItemId,
} from './views/drafts.ts';
export { type EffortRow, type EffortState, effortRows } from './views/effort.ts';
export { type EffortHint, effortHints } from './views/effortHints.ts';
export { type Explanation, explainItem } from './views/explanation.ts';
export { explanationMarkdown } from './views/explanationMarkdown.ts';
export type { ExplanationRow } from './views/explanationRows.ts';
export { type FigureStyle, formatFigure, formatMoney, formatNumber } from './views/figures.ts';
export {
	type FollowUpChoice,
	type FollowUpRow,
	followUpIntent,
	followUpRows,
} from './views/followUps.ts';
export { followUpBacklog, followUpWords } from './views/followUpWords.ts';
export { changeText, importCounts, importMarkdown } from './views/importReport.ts';
export { explainIncident } from './views/incidentExplanation.ts';
export {
	INCIDENTS_PER_PAGE,
	type IncidentChoice,
	type IncidentView,
	type IncidentViewRow,
	incidentView,
} from './views/incidentRows.ts';
export { type IncidentGrouping, incidentGroupings, postmortemFiles } from './views/incidentTree.ts';
export { askEffect, askSentence } from './views/inquiryWords.ts';
export { otherMethod } from './views/itemFigures.ts';
export { type IncidentsInItem, itemFromIncidents } from './views/itemFromIncidents.ts';
export { itemMarkdown } from './views/itemMarkdown.ts';
export { type KindShown, kindsShown, kindWord, statusWord } from './views/itemWords.ts';
export { ledgerNotes, ledgerWord } from './views/ledgerWords.ts';
export { type ItemLens, itemLenses } from './views/lens.ts';
export { escapeMarkdown } from './views/markdown.ts';
export { explainMeasure, type MeasuresModel, measuresModel } from './views/measures/measuresModel.ts';
export { type MeasureTable, measureTable } from './views/measureTable.ts';
export { type OutcomesModel, outcomesModel } from './views/outcomes.ts';
export { type PanelModel, type PanelNotice, panelModel } from './views/panel.ts';
export { panelHtml } from './views/panelHtml.ts';
export { panelPatch } from './views/panelPatch.ts';
export { type FromPanel, readFromPanel, type ToPanel } from './views/panelProtocol.ts';
export type { TabId } from './views/panelTabs.ts';
export { type FrontierRow, type FrontierView, frontierView } from './views/plan/frontierView.ts';
export { type PlanReport, planReport } from './views/plan/planReport.ts';
export { type FrontierShown, frontierShown, type PlanTabModel, plannedShare, planTab } from './views/plan/planTab.ts';
export {
	type PlanOutcome,
	type PlanRow,
	type PlanView,
	planView,
} from './views/plan/planView.ts';
export { fieldEdits } from './views/priorities/fieldEdits.ts';
export type { FieldTexts } from './views/priorities/fieldTexts.ts';
export { type PickRow, pickRows } from './views/quickPick.ts';
export { actionIntents, retrospectiveActions } from './views/retrospectiveActions.ts';
export { richTextPage } from './views/richTextPage.ts';
export { type RiskRow, type RiskServiceModel, type RisksModel, risksModel } from './views/risks.ts';
export { type ServiceChoice, serviceCandidates, serviceIdFor, serviceIntent } from './views/serviceMapping.ts';
export { type StatusItemModel, statusItem } from './views/statusItem.ts';
export {
	type Grouping,
	type GroupRow,
	groupings,
	type ItemRow,
	isWebLink,
	type Sorting,
	sortings,
	type TreeChoice,
	type TreeRow,
	treeRows,
} from './views/tree.ts';
export type { TreeFilter } from './views/treeFilter.ts';
export { dropOn, moveByOne, type TreeMove, type TreeShown } from './views/treeMoves.ts';
export { nextPage, type PagedRow, pagedRows, pagesShowing, type TreePages } from './views/treePages.ts';
export { type TreeSummary, treeSummary } from './views/treeSummary.ts';
export { vendorBandWords } from './views/vendorBands.ts';
