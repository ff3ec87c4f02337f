import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const TAG = /^v(\d+)\.\d+\.\d+(-[\w.-]+)?$/

/**
 * The changelog's words on a version.
 * @param {string} tag
 * @param {string} version of package.json
 * @param {string} changelog
 */
export function notesOf(tag, version, changelog) {
  if (!TAG.test(tag) || tag !== `v${version}`) {
    throw new Error(`The tag ${tag} is not the version of package.json, ${version}.`)
  }
  const sections = changelog.split(/^## /m).slice(1)
  const section = sections.find((text) => text.startsWith(`[${version}]`))
  const notes = section
    ?.replace(/^.*\n/, '')
    .replace(/^\[[^\]]+\]: .*$/gm, '')
    .trim()
  if (!notes) {
    throw new Error(`CHANGELOG.md has no section [${version}], or an empty one.`)
  }
  return notes
}

/** @param {string} tag */
export const isPrerelease = (tag) => TAG.exec(tag)?.[2] !== undefined

/** The tag that users follow; a pre-release moves none.  @param {string} tag */
export const majorTag = (tag) => (isPrerelease(tag) ? '' : `v${TAG.exec(tag)?.[1]}`)

/** The JavaScript in dist/.  @param {string} root of the checkout */
export const bundlesIn = (root) =>
  readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => `dist/${file.replaceAll('\\', '/')}`)

/**
 * How a user verifies the bundles of a release, in Markdown.
 * @param {string} tag
 * @param {string} repository owner/name
 * @param {readonly string[]} bundles paths in the repository
 */
export const verification = (tag, repository, bundles) =>
  [
    '### Verify it',
    '',
    'In a checkout of this tag:',
    '',
    '```sh',
    ...bundles.map(
      (bundle) =>
        `gh attestation verify ${bundle} --repo ${repository} --signer-workflow ${repository}/.github/workflows/build.yml --source-ref refs/tags/${tag}`,
    ),
    '```',
  ].join('\n')
