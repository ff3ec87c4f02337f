import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const root = new URL('../../', import.meta.url)
const PAGES = execFileSync('git', ['ls-files', '*.md'], { cwd: fileURLToPath(root), encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && !file.includes('__outputs__'))

/** As GitHub makes anchors of headings. */
const anchorOf = (heading: string) =>
  heading
    .replace(/[`*]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .trimEnd()
    .replaceAll(' ', '-')

const anchorsIn = (page: URL) =>
  [...readFileSync(page, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading))

/** Links of a page into the repository, without what stands in code. */
const linksIn = (file: string) =>
  [
    ...readFileSync(new URL(file, root), 'utf8')
      .replace(/```.*?```/gs, '')
      .matchAll(/\]\(([^)\s]+)\)/g),
  ]
    .map(([, link = '']) => link)
    .filter((link) => !/^\w+:/.test(link))

test.each(PAGES)('every link of %s leads somewhere', (file) => {
  const broken = linksIn(file).filter((link) => {
    const target = new URL(link, new URL(file, root))
    const page = new URL(target.pathname, root)
    if (!existsSync(page)) return true
    // The heading "How do I …?" ends in a blank before its marks.
    return (
      target.hash !== '' &&
      !anchorsIn(page).includes(decodeURIComponent(target.hash.slice(1)).replace(/-$/, ''))
    )
  })
  expect(broken).toEqual([])
})

test('the pages link each other', () => {
  expect(PAGES.flatMap(linksIn).length).toBeGreaterThan(80)
})
