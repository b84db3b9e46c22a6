/** The address of a department's reflections on a cycle, which is named `Q2`. */
export function reflectionsAddress(department: string, year: string, cycle: string): string {
  const search = new URLSearchParams({ year, cycle })
  return `/departments/${encodeURIComponent(department)}/reflections?${search.toString()}`
}
