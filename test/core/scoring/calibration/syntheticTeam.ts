import type { Rates } from '../../../../src/core/backlog/model.ts';
import type { Outcome } from '../../../../src/core/scoring/calibration/outcomes.ts';
import { type Answer, chance, type Preference, worthOf } from '../../../../src/core/scoring/calibration/posterior.ts';
import { nextQuestion } from '../../../../src/core/scoring/calibration/questions.ts';
import { type Pair, type TradeOffs, tradeOffsOf } from '../../../../src/core/scoring/calibration/tradeOffs.ts';
import { randomOf } from '../../../../src/core/scoring/uncertainty/random.ts';
import { item } from '../samples.ts';

const plain = {
	incidents: 0,
	pricedMinutes: 0,
	pricedMinutesWorth: 0,
	hours: 0,
	earned: 0,
	loss: 0,
	reach: 0,
	impact: 1,
};

export function outcome(id: string, money: number, badMinutes = 0, points = 0): Outcome {
	return { item: item(id), money, badMinutes, points, plain };
}

/** Items of all sizes: some earn, some avoid bad minutes, some reach people, some do two of these. */
export function backlogOf(seed: string, count = 15): Outcome[] {
	const random = randomOf(seed);
	const size = (middle: number) => middle * Math.exp(3 * (random() - 0.5));
	return Array.from({ length: count }, (_, index) => {
		const second = random() < 0.3 ? 0.3 : 0;
		const [money, minutes, points] = [size(10_000), size(100), size(2_500)];
		const shares = [0, second, 0];
		shares[index % 3] = 1;
		return outcome(
			`I-${String(index).padStart(2, '0')}`,
			shares[0]! * money,
			shares[1]! * minutes,
			shares[2]! * points,
		);
	});
}

export function ready(outcomes: readonly Outcome[], rates: Partial<Rates>): TradeOffs {
	const readiness = tradeOffsOf(outcomes, rates);
	if (readiness.kind !== 'ready') throw new Error(readiness.reason.template);
	return readiness.tradeOffs;
}

export interface Truth {
	readonly badMinute: number;
	readonly reachPoint: number;
	readonly sharpness: number;
}

/** Somebody who answers by the model with these rates, at random but reproducibly. */
export function answerer({ badMinute, reachPoint, sharpness }: Truth, seed: string): (pair: Pair) => Preference {
	const random = randomOf(seed);
	return ([first, second]) => {
		const odds = Math.log(worthOf(first, badMinute, reachPoint) / worthOf(second, badMinute, reachPoint));
		const drawn = random();
		const neither = chance('neither', sharpness * odds);
		return drawn < neither ? 'neither' : drawn < neither + chance('first', sharpness * odds) ? 'first' : 'second';
	};
}

/** Somebody who always says what is worth more at these rates. */
export function sure({ badMinute, reachPoint }: Pick<Truth, 'badMinute' | 'reachPoint'>): (pair: Pair) => Preference {
	return ([first, second]) =>
		worthOf(first, badMinute, reachPoint) > worthOf(second, badMinute, reachPoint) ? 'first' : 'second';
}

export function interview(tradeOffs: TradeOffs, reply: (pair: Pair) => Preference, count: number): Answer[] {
	const answers: Answer[] = [];
	while (answers.length < count) {
		const pair = nextQuestion(tradeOffs, answers);
		if (!pair) break;
		answers.push({ pair, preference: reply(pair) });
	}
	return answers;
}
