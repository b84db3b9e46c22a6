/** The head of the machine-readable description. */

export const OPENAPI = {
  openapi: '3.1.0',
  info: {
    title: 'Quarterdeck',
    version: '1.0.0',
    description:
      'Plans, metrics and dated observations of a school district. JSON in camelCase; dates are YYYY-MM-DD, moments are UTC with Z. Refusals are application/problem+json.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
} as const
