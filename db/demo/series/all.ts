/** Every series of the demonstration. */

import { COUNCIL_SERIES } from './councils.ts'
import { DATA_SERIES_2021 } from './data-2021.ts'
import { ALIGNMENT_SERIES_2022 } from './data-2022-alignment.ts'
import { DATA_SERIES_2022 } from './data-2022.ts'
import { FIRST_YEAR_SERIES } from './first-year.ts'
import { PORTAL_SERIES } from './portal.ts'
import { PROGRAM_SERIES } from './programs.ts'
import type { Series } from './reading.ts'
import { SCHOOL_SERIES } from './schools.ts'
import { TECHNOLOGY_SERIES } from './technology.ts'

export const DEMO_SERIES: readonly Series[] = [
  ...FIRST_YEAR_SERIES,
  ...DATA_SERIES_2021,
  ...DATA_SERIES_2022,
  ...ALIGNMENT_SERIES_2022,
  ...PORTAL_SERIES,
  ...PROGRAM_SERIES,
  ...COUNCIL_SERIES,
  ...SCHOOL_SERIES,
  ...TECHNOLOGY_SERIES,
]
