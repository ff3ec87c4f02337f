import type { Agent } from 'node:http'
import { HttpClient } from '@actions/http-client'
import { TunnelAgent } from './tunnel.js'

const OPTIONS = {
  /** For each address of a host with several. Node's 250 ms are too short for distant networks. */
  autoSelectFamilyAttemptTimeout: 2_500,
  /** How long a kept connection may be idle; networks drop idle ones silently. */
  timeout: 30_000,
} as const

/** @param keepAlive keeps connections for later requests. Idle ones keep no process alive. */
export function agentFor({ protocol }: URL, proxy: URL | undefined, keepAlive: boolean): Agent {
  if (proxy !== undefined) return new TunnelAgent(proxy, { ...OPTIONS, keepAlive })
  // Proxy variables do not apply to localhost. The toolkit would make a tunnel for plain HTTP.
  const client = new HttpClient('', [], { keepAlive })
  const agent: Agent & { options?: object } = client.getAgent(`${protocol}//localhost`)
  return Object.assign(agent, { options: { ...agent.options, ...OPTIONS } })
}
