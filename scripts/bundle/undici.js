/**
 * Replaces undici in the bundle: the toolkit imports it for a dispatcher that this action never asks for, and it would be
 * 72 % of the bundle.
 */
export function fetch() {
  throw new Error('undici is not part of this bundle')
}

export class ProxyAgent {
  constructor() {
    fetch()
  }
}
