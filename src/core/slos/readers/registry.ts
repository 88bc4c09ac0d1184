import type { SloReader } from '../sloReader.ts';
import { openSlo } from './openSlo.ts';
import { pyrra } from './pyrra.ts';
import { sloth } from './sloth.ts';

/** Every format of SLO files. A new one is a file beside these and one line here. */
export const sloReaders: readonly SloReader[] = [openSlo, sloth, pyrra];
