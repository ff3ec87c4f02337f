import { readdirSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { OUTCOME_NAMES } from '../../src/ingestion/outcome.js'
import { expectGolden } from '../support/golden-file.js'
import { GOLDENS, WITH_A_PICTURE } from './support/all-goldens.js'
import { fencesOf, parseGfm, rowsOf, textOf } from './support/gfm.js'
import { OUTCOME_GOLDENS } from './support/goldens.js'
import { renderGolden } from './support/play-golden.js'
import { SEVERAL_GOLDENS } from './support/several-goldens.js'

const folder = new URL('__outputs__/', import.meta.url)

describe.each(GOLDENS)('$name', (golden) => {
  const { name, verdict, request, next } = golden

  test('is what the file holds', async () => {
    expectGolden(new URL(`${name}.md`, folder), await renderGolden(golden))
  })

  test('tells verdict, request and what to do next', async () => {
    const markdown = await renderGolden(golden)
    // Spaces without width are not seen.
    const seen = markdown.replaceAll('&#8203;', '')
    const tree = parseGfm(seen)
    const [, values = []] = rowsOf(tree)
    const told = textOf(tree)
    expect(told).toContain(verdict)
    expect(values[1] ?? 'no table').toBe(request)
    if (next === '') {
      expect(told).not.toMatch(/Check|Run the|run this step/)
      expect(fencesOf(markdown, 'yaml')).toEqual([])
    } else {
      expect(told).toContain(next)
    }
  })
})

test('something that a table does not show has a picture, nothing else has', async () => {
  const pictures = await Promise.all(
    GOLDENS.map(async (golden) => fencesOf(await renderGolden(golden), 'mermaid').map(() => golden.name)),
  )
  expect(pictures.flat().toSorted()).toEqual(WITH_A_PICTURE.toSorted())
})

describe.each(SEVERAL_GOLDENS)('$name', ({ name, render }) => {
  test('is what the file holds', async () => {
    expectGolden(new URL(`${name}.md`, folder), await render())
  })

  test('has a row for each mapping, what needs attention first', async () => {
    const rows = rowsOf(parseGfm((await render()).replaceAll('&#8203;', '')))
    expect(rows.slice(1).map(([mapping, outcome]) => `${mapping} ${outcome}`)).toEqual([
      'Visits ❌ rejected',
      'Subscriptions ❌ failed',
      'Orders ❌ timed-out',
      'Returns ❌ timed-out',
      'Profiles ✅ succeeded',
    ])
  })
})

test('there is a golden for every outcome, and no file without one', () => {
  expect(OUTCOME_GOLDENS.map(({ name }) => name)).toEqual([...OUTCOME_NAMES])
  const files = readdirSync(folder).toSorted()
  expect(files).toEqual([...GOLDENS, ...SEVERAL_GOLDENS].map(({ name }) => `${name}.md`).toSorted())
})
