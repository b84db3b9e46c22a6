/** Grids for tests: say only what the test is about. */

import { USUAL_COLOURS, USUAL_FEW_COLOURS } from '../../domain/grid-offer.ts'
import type { GridDefinition, GridInput } from '../../domain/status-grid.ts'

/** Levels from 20, 40, 60 and 80 on; a change is great from 5 and none below 1. */
export function gridOf(partial: Partial<GridDefinition> = {}): GridDefinition {
  return {
    better: 'higher',
    levelCuts: [20, 40, 60, 80],
    changeCuts: [-5, -1, 1, 5],
    fewChangeCuts: [-2, 2],
    colours: USUAL_COLOURS,
    fewColours: USUAL_FEW_COLOURS,
    ...partial,
  }
}

/** 50 after 49, each of 200, unless the test says otherwise. */
export function inputOf(partial: Partial<GridInput> = {}): GridInput {
  return { definition: gridOf(), value: 50, lastYear: 49, n: 200, lastYearN: 200, ...partial }
}
