/** The cut points and colours that the demonstration's leadership agreed on in November. */

import { USUAL_COLOURS, USUAL_FEW_COLOURS } from '../../domain/grid-offer.ts'
import type { Colour, GridDefinition } from '../../domain/status-grid.ts'
import { setGrid } from '../status-grids.ts'
import { done } from './refusals.ts'
import type { Write } from './sitting.ts'

/** The morning after the meeting of 16 November 2022. */
export const GRIDS_SET_AT = '2022-11-17T17:45:00Z'

const WHY = 'Agreed at the DLN meeting of November 16.'

const RED_ROW: readonly Colour[] = ['red', 'red', 'red', 'red', 'red']

/** A council without its quorum decides nothing, however much it grew. */
const QUORUM_FIRST = {
  colours: [RED_ROW, ...USUAL_COLOURS.slice(1)],
  fewColours: [RED_ROW.slice(0, 3), ...USUAL_FEW_COLOURS.slice(1)],
}

const GRIDS: Readonly<Record<string, GridDefinition>> = {
  'dr-2022-1-1-a': grid('higher', [40, 70, 100, 130], [-30, -10, 10, 30]),
  'dr-2022-1-2-a': grid('higher', [55, 65, 75, 85], [-8, -2, 2, 8], [-3, 3]),
  'dr-2022-1-3-b': grid('lower', [150, 250, 400, 550], [-150, -40, 40, 150]),
  'dr-2022-2-1-b': grid('higher', [45, 55, 65, 75], [-8, -2, 2, 8]),
  'dr-2022-2-2-a': grid('higher', [20, 40, 60, 80], [-15, -5, 5, 15]),
  'dr-2022-2-3-c': grid('higher', [85, 90, 95, 99], [-5, -1, 1, 5], [-2, 2]),
  'dr-2022-2-4-a': grid('higher', [4000, 6000, 8000, 9000], [-1000, -200, 200, 1000]),
  'dr-2022-3-1-a': grid('lower', [2, 5, 10, 15], [-8, -2, 2, 8]),
  'dr-2022-3-2-a': grid('higher', [50, 65, 80, 90], [-10, -2, 2, 10]),
  'sfp-2022-1-1-a': grid('higher', [50, 60, 70, 80], [-15, -5, 5, 15]),
  'sfp-2022-2-1-a': grid('higher', [3, 3.5, 4, 4.5], [-0.5, -0.1, 0.1, 0.5]),
  'sfp-2022-3-1-a': { ...grid('higher', [65, 75, 85, 95], [-10, -2, 2, 10]), ...QUORUM_FIRST },
  'sfp-2022-4-1-a': grid('higher', [50, 60, 70, 80], [-25, -10, 10, 25]),
}

/** Sets every grid of the demonstration. */
export const setDemoGrids: Write = async (writing) => {
  for (const [metricId, definition] of Object.entries(GRIDS)) {
    const edit = { expectedVersion: 0, reason: WHY }
    done(await setGrid(writing, metricId, definition, edit), metricId)
  }
}

function grid(
  better: GridDefinition['better'],
  levelCuts: GridDefinition['levelCuts'],
  changeCuts: GridDefinition['changeCuts'],
  fewChangeCuts = changeCuts.slice(1, 3),
): GridDefinition {
  const colours = { colours: USUAL_COLOURS, fewColours: USUAL_FEW_COLOURS }
  return { better, levelCuts, changeCuts, fewChangeCuts, ...colours }
}
