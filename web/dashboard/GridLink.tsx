import { onSameDay } from '../past/past.ts'
import { gridWords } from '../words/grid.ts'

export type GridLinkProps = {
  /** `2022-23` */
  year: string
  /** `Q2` */
  cycle: string
  /** A department's id; absent, the whole district. */
  department?: string | undefined
}

/** The way to the same metrics by level and change. */
export function GridLink({ year, cycle, department }: GridLinkProps) {
  const query = new URLSearchParams({
    year,
    cycle,
    ...(department !== undefined && { department }),
  })
  return <a href={onSameDay(`/grid?${query}`)}>{gridWords().link}</a>
}
