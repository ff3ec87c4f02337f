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
export const prereleaseOption = (tag) => (TAG.exec(tag)?.[2] === undefined ? '' : '--prerelease')

/** The tag that users follow; a pre-release moves none.  @param {string} tag */
export function majorTag(tag) {
  const [, major, prerelease] = TAG.exec(tag) ?? []
  return major === undefined || prerelease !== undefined ? '' : `v${major}`
}
