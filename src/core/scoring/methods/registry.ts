import type { MethodId } from '../../backlog/model.ts';
import { cd3 } from './cd3.ts';
import { ice } from './ice.ts';
import type { ScoringMethod } from './method.ts';
import { rice } from './rice.ts';
import { risk } from './risk.ts';
import { wsjf } from './wsjf.ts';

/** Every method, by its name in the file. */
export const methods: Readonly<Record<MethodId, ScoringMethod>> = { cd3, rice, wsjf, ice, risk };
