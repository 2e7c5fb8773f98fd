import type { FastifyInstance } from 'fastify';

/** Listens and gives the address. @throws Error with one sentence when the port is taken */
export async function listen(app: FastifyInstance, port: number, host = '127.0.0.1'): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    await app.close();
    if (!isPortTaken(error)) throw error;
    throw new Error(
      `Port ${port} of provider-widget is already in use; stop what listens there or choose another port with PORT.`,
    );
  }
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
