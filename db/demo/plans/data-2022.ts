/** The plan of Data and Research for 2022-23. */

import type { DemoPlan } from '../shape.ts'
import { DATA_2022_ACCESS } from './data-2022-access.ts'
import { DATA_2022_ALIGNMENT } from './data-2022-alignment.ts'
import { DATA_2022_CHAINS, DATA_2022_COVER } from './data-2022-cover.ts'
import { DATA_2022_RECORDS } from './data-2022-records.ts'

export const DATA_2022: DemoPlan = {
  cover: DATA_2022_COVER,
  chains: DATA_2022_CHAINS,
  priorities: [DATA_2022_RECORDS, DATA_2022_ACCESS, DATA_2022_ALIGNMENT],
}
