import dns from 'node:dns'
import { connect, type Socket } from 'node:net'

interface Handle {
  connect(request: unknown, address: string, port: number): number
}

/**
 * A network in which `host` has these addresses, in their order, and each connection to one of them takes so long; `Infinity` is a
 * black hole. Ends with the call of what is returned. Below Node's own choice among addresses, which is what a test wants to see.
 * @param port where anybody listens on loopback
 */
export async function slowAddresses(
  host: string,
  delaysMs: Readonly<Record<string, number>>,
  port: number,
): Promise<() => void> {
  const { lookup } = dns
  const prototype = await handlePrototype(port)
  const { connect: connectHandle } = prototype
  const found = Object.keys(delaysMs).map((address) => ({ address, family: 4 }))
  Object.assign(dns, {
    lookup: (name: string, options: { all?: boolean }, done: (...result: unknown[]) => void) => {
      if (name !== host) Reflect.apply(lookup, dns, [name, options, done])
      else if (options.all) process.nextTick(done, null, found)
      else process.nextTick(done, null, found[0]?.address, 4)
    },
  })
  prototype.connect = function (this: Handle, request, address, ...rest) {
    const delayMs = delaysMs[address] ?? 0
    if (delayMs !== Number.POSITIVE_INFINITY) {
      setTimeout(() => Reflect.apply(connectHandle, this, [request, address, ...rest]), delayMs)
    }
    return 0
  }
  return () => {
    Object.assign(dns, { lookup })
    prototype.connect = connectHandle
  }
}

/** What Node makes connections with, which it does not export. */
const handlePrototype = (port: number): Promise<Handle> =>
  new Promise((resolve) => {
    const socket: Socket & { _handle?: Handle } = connect(port, '127.0.0.1', () => {
      resolve(Object.getPrototypeOf(socket._handle))
      socket.destroy()
    })
  })
