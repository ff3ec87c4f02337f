import { imsTokens } from '../../src/adobe/access-token.js'
import { ActionError } from '../../src/errors.js'
import { FakeClock } from '../fakes/clock.js'
import { FakeExchange, type Script } from '../fakes/exchange.js'
import { answer } from './answers.js'

const HOUR_S = 3_600

/** What IMS says when it gives a token. */
export const granted = (token = 'token-number-one', expiresIn: unknown = HOUR_S) =>
  answer(200, { access_token: token, token_type: 'bearer', expires_in: expiresIn })

/** Another token each time. */
export const tokensOf =
  (expiresIn: unknown = HOUR_S): Script =>
  (_, count) =>
    granted(`token-number-${count}`, expiresIn)

export const WRONG_SECRET = answer(400, {
  error: 'invalid_client',
  error_description: 'invalid client_secret parameter',
})

interface Given {
  readonly random?: number
  readonly clientSecrets?: readonly string[]
  readonly deadline?: number
}

/** The tokens of a run, in front of a scripted IMS. */
export function startTokens(script: Script, { random = 0, clientSecrets, deadline = 1e9 }: Given = {}) {
  const clock = new FakeClock()
  const ims = new FakeExchange(clock, script)
  const hidden: string[] = []
  const controller = new AbortController()
  const tokens = imsTokens({
    imsUrl: 'https://ims.example',
    credentials: {
      kind: 'client-secret',
      clientId: 'client-id',
      clientSecrets: clientSecrets ?? ['first-secret'],
      scopes: ['openid', 'AdobeID'],
    },
    exchange: ims.exchange,
    clock,
    random: () => random,
    onToken: (token) => hidden.push(token),
  })
  const budget = { deadline, signal: controller.signal }
  return {
    clock,
    ims,
    hidden,
    controller,
    get: () => tokens.get(budget),
    tokens,
    /** The token to go on with after a refusal. */
    renew: async (refused: string) => (await tokens.replace(refused, budget)).token,
    replace: (refused: string) => tokens.replace(refused, budget),
    /** Virtual time goes on until then. */
    until: (ms: number) => clock.sleep(ms - clock.now(), new AbortController().signal),
    secrets: () => ims.calls.map(({ request }) => new URLSearchParams(request.body).get('client_secret')),
  }
}

/** What a promise is rejected with; an `ActionError`, or the test fails. */
export async function faultIn(promise: Promise<unknown>): Promise<ActionError> {
  const thrown = await promise.then(
    (value) => new Error(`no fault, but ${JSON.stringify(value)}`),
    (caught: unknown) => caught,
  )
  if (thrown instanceof ActionError) return thrown
  throw thrown
}
