/** Which cells of the grid a pasted block goes into. */

/** A cell by its row and column in the grid. */
export interface CellAt {
  row: number
  column: number
}

/** A rectangle of cells, both corners inside. */
export interface CellRange {
  from: CellAt
  to: CellAt
}

/** What the rows and columns of the grid are called: every name that a heading may have. */
export interface GridNames {
  rows: readonly (readonly string[])[]
  columns: readonly (readonly string[])[]
}

export interface PlacedBlock {
  cells: (CellAt & { text: string })[]
  /** How many texts, blank ones apart, have no cell to go into. */
  leftOut: number
}

/**
 * Where each text of a block goes. One text fills the whole selection; a block goes from
 * the selection's first cell to the right and down. A block with the places' names above or
 * beside its numbers goes to those places, whichever way it lies.
 */
export function placeBlock(
  block: readonly (readonly string[])[],
  selection: CellRange,
  names: GridNames,
): PlacedBlock {
  const [only = ''] = block[0] ?? []
  if (block.length === 1 && block[0]?.length === 1) {
    return { cells: cellsOf(selection).map((cell) => ({ ...cell, text: only })), leftOut: 0 }
  }
  const turned = headedByPlaces(block, names) ?? headedByPlaces(transposed(block), names)
  if (turned) return placeHeaded(turned, selection, names)
  const { row, column } = selection.from
  return placed(
    block.flatMap((line, down) =>
      line.map((text, right) => ({ row: row + down, column: column + right, text })),
    ),
    names,
  )
}

/** Every cell of a range, row by row. */
export function cellsOf({ from, to }: CellRange): CellAt[] {
  const cells: CellAt[] = []
  for (let row = from.row; row <= to.row; row += 1) {
    for (let column = from.column; column <= to.column; column += 1) cells.push({ row, column })
  }
  return cells
}

type Block = readonly (readonly string[])[]

/** The block, when its first line names places; a first cell may say what the names are. */
function headedByPlaces(block: Block, { columns }: GridNames): Block | undefined {
  const [heading = []] = block
  const named = heading.filter((text) => indexOf(columns, text) !== undefined)
  const others = heading.slice(1).filter((text) => indexOf(columns, text) === undefined)
  return block.length > 1 && named.length > 0 && others.length === 0 ? block : undefined
}

function placeHeaded(block: Block, selection: CellRange, names: GridNames): PlacedBlock {
  const [heading = [], ...lines] = block
  const first = indexOf(names.columns, heading[0] ?? '') === undefined ? 1 : 0
  const cells = lines.flatMap((line, down) => {
    const named = first === 1 ? indexOf(names.rows, line[0] ?? '') : undefined
    const row = named ?? selection.from.row + down
    return line.slice(first).map((text, right) => ({
      row,
      column: indexOf(names.columns, heading[right + first] ?? '') ?? -1,
      text,
    }))
  })
  return placed(cells, names)
}

function placed(cells: PlacedBlock['cells'], { rows, columns }: GridNames): PlacedBlock {
  const fits = ({ row, column }: CellAt) =>
    column >= 0 && row < rows.length && column < columns.length
  const outside = cells.filter((cell) => !fits(cell) && cell.text.trim() !== '')
  return { cells: cells.filter(fits), leftOut: outside.length }
}

function indexOf(names: readonly (readonly string[])[], text: string): number | undefined {
  const wanted = folded(text)
  if (wanted === '') return undefined
  const found = names.findIndex((of) => of.some((name) => folded(name) === wanted))
  return found === -1 ? undefined : found
}

function folded(text: string): string {
  return text.trim().toLowerCase().replaceAll(/\s+/g, ' ')
}

function transposed(block: Block): Block {
  const width = Math.max(0, ...block.map((line) => line.length))
  return Array.from({ length: width }, (_, at) => block.map((line) => line[at] ?? ''))
}
