// The least that a post step can cost: Node alone, and nothing to do.
export {}
